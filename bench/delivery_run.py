"""Makes the visits of one cell of `bench.delivery`'s table, some at a time, and reconciles them."""

import math
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack

from playwright.sync_api import BrowserContext

from bench.delivery_faults import Trouble
from bench.delivery_killed import killed
from bench.delivery_row import Row, row_of
from bench.delivery_shop import DeliveryShop
from bench.delivery_subjects import Subject
from bench.delivery_visit import Visit
from bench.delivery_watch import Watched
from bench.delivery_ways import Stuck, Waiting, by_itself, closing, offline
from bench.reconcile import Account, reconcile
from elevate_tag.sandbox.serving import Serving
from tests.e2e.harness.playwright_browser import VISITS
from tests.e2e.harness.visit import Browser
from tests.e2e.harness.waiting import BROWSER_ERRORS, NEVER

TURN = 0.05
"""Seconds from one look at all visits to the next."""

Start = Callable[[str], BrowserContext]


def run(
    browser: Browser, start: Start, subject: Subject, trouble: Trouble, clicks: int, at_once: int
) -> Row:
    """Makes so many clicks, rounded up to whole visits."""
    shop = DeliveryShop()
    numbers = deque(range(math.ceil(clicks / trouble.clicks)))
    began = time.monotonic()
    with ExitStack() as servers:
        shop.url = servers.enter_context(Serving(shop.app)).url
        free = [Watched(subject.receiver(), trouble.away) for _ in range(at_once)]
        for watched in free:
            watched.url = servers.enter_context(Serving(watched)).url
        while numbers:
            # All of a batch are left to end: only then is a Firefox grown slow started anew.
            batch = [numbers.popleft() for _ in range(min(VISITS, len(numbers)))]
            _make(browser, start, shop, deque(batch), free, subject, trouble)
    visits = list(shop.visits.values())
    seconds = time.monotonic() - began
    return row_of(browser, subject, trouble, visits, _account(visits), seconds)


def _make(
    browser: Browser,
    start: Start,
    shop: DeliveryShop,
    numbers: deque[int],
    free: list[Watched],
    subject: Subject,
    trouble: Trouble,
) -> None:
    """Makes these visits; each has a receiver to itself while it lasts."""
    under_way: list[tuple[Waiting, Watched]] = []
    with browser.visit() as idle:
        while numbers or under_way:
            while numbers and free:
                visit = Visit(numbers.popleft(), subject, trouble, free.pop())
                shop.visits[visit.number] = visit
                under_way.append((_way(browser, start, shop, visit), visit.to))
            for each in list(under_way):
                if not _goes_on(each[0]):
                    under_way.remove(each)
                    free.append(each[1])
            # Lets Playwright hear what browsers say meanwhile: unheard, it would hold them up.
            idle.page.evaluate("0")
            NEVER.wait(TURN)


def _goes_on(way: Waiting) -> bool:
    try:
        next(way)
    except StopIteration:
        return False
    except (Stuck, *BROWSER_ERRORS) as trouble:
        print(f"a visit ended before its time: {trouble}", file=sys.stderr)
        return False
    return True


def _way(browser: Browser, start: Start, shop: DeliveryShop, visit: Visit) -> Iterator[None]:
    if visit.trouble.way == "killed":
        yield from killed(visit, shop, start)
        return
    way = {"by itself": by_itself, "offline": offline, "closing": closing}[visit.trouble.way]
    with browser.visit() as stay:
        yield from way(visit, shop, stay.page)


def _account(visits: Sequence[Visit]) -> Account:
    """What all clicks came to."""
    account = Account()
    for to in {id(visit.to): visit.to for visit in visits}.values():
        taken = to.receiver.taken()
        for visit in visits:
            if visit.to is to:
                account += reconcile(list(visit.clicked), taken, to.broken_off)
    return account
