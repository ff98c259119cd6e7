"""How visits of `bench.delivery` are made: each is a generator that yields while it waits.

So many are under way at once in one thread. When the last click is made and the cluster is well,
the visitor looks at the page for `SETTLES` seconds, and an hour later at another for `RETURNS_FOR`:
that is all the chance that a subject gets to send what waits.
"""

import time
from collections.abc import Callable, Iterator
from typing import cast

from playwright.sync_api import BrowserContext

from bench.delivery_faults import CLICKS
from bench.delivery_shop import STAYS, DeliveryShop
from bench.delivery_visit import AFTER, LATER, Visit
from tests.e2e.harness import waiting
from tests.e2e.harness.page import Page
from tests.e2e.harness.waiting import BROWSER_ERRORS

SETTLES = 3.0
"""Seconds: the tag's first repeat comes one to two after a failure."""

RETURNS_FOR = 5.0
"""Seconds: whatever waited is due, but for what is judged only here, and goes two seconds later."""

STUCK_AFTER = 40.0
"""Seconds for one page."""

Waiting = Iterator[None]


class Stuck(Exception):  # noqa: N818 (a visit that came to nothing, named by its cause)
    """A page did not come, or did not answer."""


def by_itself(visit: Visit, shop: DeliveryShop, page: Page) -> Waiting:
    """The pages click, and lead from one to the next."""
    go(page, shop, visit, 1)
    yield from shown(visit, AFTER)
    yield from come_back(visit, shop, page)


def offline(visit: Visit, shop: DeliveryShop, page: Page) -> Waiting:
    """The clicks of the outage are made without a network, which then is there again.

    Who leaves gets the browser's error page for each, and finds the network before going on; who
    stays makes them all on one page, as in a shop whose pages are views of one document.
    """
    context = cast(BrowserContext, page.context)
    begins, ends = visit.trouble.during.start, visit.trouble.during.stop
    go(page, shop, visit, 1)
    yield from ready(visit, page, begins)
    for click in visit.trouble.during:
        yield from pause(visit.looks())
        context.set_offline(True)
        visit.click(click)
        if visit.leaves:
            page.evaluate("setTimeout(leave)")
            yield from pause(STAYS)
            context.set_offline(False)
            go(page, shop, visit, click + 1)
            if click + 1 < ends:
                yield from ready(visit, page, click + 1)
        else:
            page.evaluate("ticket => { view(ticket); stay(); }", visit.ticket(click))
    if not visit.leaves:
        yield from pause(STAYS)
        context.set_offline(False)
        go(page, shop, visit, ends)
    yield from shown(visit, AFTER)
    yield from come_back(visit, shop, page)


def closing(visit: Visit, shop: DeliveryShop, page: Page) -> Waiting:
    """Each click is made in a tab of its own, which is closed: at once, or when it is answered."""
    for click in visit.clicks:
        go(page, shop, visit, click)
        yield from ready(visit, page, click)
        yield from pause(visit.looks())
        following = page.context.new_page()
        visit.click(click)
        page.evaluate("stay()")
        if not visit.leaves:
            yield from pause(STAYS)
        page.close()
        page = following
    go(page, shop, visit, AFTER)
    yield from shown(visit, AFTER)
    yield from come_back(visit, shop, page)


def come_back(visit: Visit, shop: DeliveryShop, page: Page) -> Waiting:
    """The visitor looks at the last page for a while, and at one more an hour later."""
    yield from pause(SETTLES)
    if visit.changes_tab:
        page, left = page.context.new_page(), page
        left.close()
    go(page, shop, visit, LATER)
    yield from shown(visit, LATER)
    yield from pause(RETURNS_FOR)


def go(page: Page, shop: DeliveryShop, visit: Visit, number: int) -> None:
    """Goes to a page of the visit, and does not wait for it."""
    leave = "url => { setTimeout(() => { location.href = url; }); return true; }"
    # The page that is there may be on its way out: an error page that takes its place.
    waiting.wait_until(page, leave, arg=shop.address(visit, number))


def shown(visit: Visit, number: int) -> Waiting:
    """Until the shop has been asked for this page."""
    yield from until(lambda: visit.page == number, visit, CLICKS * STUCK_AFTER)


def ready(visit: Visit, page: Page, number: int) -> Waiting:
    """Until this page is loaded."""
    is_loaded = (
        "number => location.pathname.endsWith(`/${number}/`) && document.readyState === 'complete'"
    )

    def asked() -> bool:
        try:
            return bool(visit.page == number and page.evaluate(is_loaded, number))
        except BROWSER_ERRORS:  # one page goes, another comes
            return False

    yield from until(asked, visit, STUCK_AFTER)


def pause(seconds: float) -> Waiting:
    """So long."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        yield


def until(is_so: Callable[[], bool], visit: Visit, within: float) -> Waiting:
    """Until it is so; raises `Stuck`."""
    end = time.monotonic() + within
    while not is_so():
        if time.monotonic() > end:
            raise Stuck(f"visit {visit.number} came no further than page {visit.page}")
        yield
