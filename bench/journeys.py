"""Whether a click is lost that comes before the runtime does.

    .venv/bin/python -m bench.journeys --journeys 1000 --engine webkit --bundle brython

Each journey begins in a tab with empty storage, on a line of its own of 1.6 Mbit/s and 150 ms of
latency (the server paces what it sends, alike for all engines; addresses are the journey's own, so
nothing is in a cache). The page's loader is there at once, its runtime is not. Somewhere in the
page's first 100 ms a link is clicked that carries the journey's own ticket, and the link leads to a
next page, which has the tag too. The page clicks for itself, at moments spread evenly, by turns
before and after its load event; with --mouse the driver does, as trusted as a shopper, but later,
in Firefox some 200 ms. The journey ends when the ticket is in the cluster's ledger. Some are under
way at a time.

*Click* is when the page heard it, in milliseconds after it was there (parsed, loader run), median
and latest; *early* is how many clicks came within 100 ms; *unheard*, before the loader had run.
*Lost* never came, *doubled* came more than once, and *kept* is still kept in the tab. *Each* is
from the visitor's coming to the notification's, *all* is for all of them together.
"""

import argparse
import math
import statistics
import sys
import time
from collections import Counter, deque
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import sync_playwright

from bench.journey_shop import JourneyShop
from elevate_tag.sandbox.cluster.app import ClusterSettings, create_cluster
from elevate_tag.sandbox.cluster.ledger import Ledger, LedgerTimeout
from elevate_tag.sandbox.serving import Serving
from tests.e2e.harness import browsers, engines
from tests.e2e.harness.bundles import BUNDLES, Bundle
from tests.e2e.harness.page import Page
from tests.e2e.harness.visit import Browser

AT_ONCE = 6
"""Journeys under way: what two processors bear."""
ARRIVES_WITHIN = 20.0
"""Seconds, then a click is lost."""
USUAL = ("pyscript", "brython")
"""Pyodide takes half a minute on such a line, each time."""
EARLY = 100.0
"""Milliseconds after the page is there."""
KEPT = "() => Object.keys(sessionStorage).filter(name => name.startsWith('elevate-tag')).length"


@dataclass(frozen=True)
class Journey:
    """One that is under way in a tab."""

    ticket: str
    page: Page
    began: float


@dataclass
class Told:
    """What came of the journeys."""

    took: list[float] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    kept: int = 0
    in_all: float = 0.0


def travel(
    browser: Browser, shop: JourneyShop, ledger: Ledger, tickets: list[str], at_once: int
) -> Told:
    """Make a journey for each ticket; they overlap."""
    told = Told()
    under_way: deque[Journey] = deque()
    with ExitStack() as visits:
        free = [visits.enter_context(browser.visit()).page for _ in range(at_once)]
        began = time.monotonic()
        for ticket in tickets:
            if not free:
                free.append(arrive(under_way.popleft(), ledger, told))
            under_way.append(set_out(free.pop(), shop, ticket))
        for journey in under_way:
            arrive(journey, ledger, told)
        told.in_all = time.monotonic() - began
    return told


def set_out(page: Page, shop: JourneyShop, ticket: str) -> Journey:
    """Go there and click, which leaves for the next page."""
    began, url = time.monotonic(), shop.address(ticket)
    if shop.by_page:
        page.evaluate("url => { location.href = url }", url)
    else:
        page.goto(url)
        page.mouse.move(100, 100)
        page.mouse.down()
        page.mouse.up()
    return Journey(ticket, page, began)


def arrive(journey: Journey, ledger: Ledger, told: Told) -> Page:
    """Wait until a journey is over; gives its tab, where nothing is left of it."""
    try:
        ledger.wait_for(_with(journey.ticket), ARRIVES_WITHIN)
        told.took.append(time.monotonic() - journey.began)
    except LedgerTimeout:
        told.lost.append(journey.ticket)
    told.kept += bool(journey.page.evaluate(KEPT))
    journey.page.evaluate("() => { sessionStorage.clear(); localStorage.clear(); }")
    return journey.page


def _with(ticket: str) -> Callable[[Any], bool]:
    return lambda arrival: arrival.taken and arrival.ticket == ticket


def report(engine: str, bundle: str, told: Told, arrived: Counter[str], clicks: list[float]) -> str:
    """A row of the table."""
    after = [click for click in clicks if not math.isnan(click)]
    count = len(told.took) + len(told.lost)
    doubled = sum(times > 1 for times in arrived.values())
    cells = (
        engine,
        bundle,
        f"{count:,}",
        f"{statistics.median(after):.0f}",
        f"{max(after):.0f}",
        f"{sum(each <= EARLY for each in after):,}",
        f"{len(clicks) - len(after):,}",
        f"{len(told.lost):,}",
        f"{doubled:,}",
        f"{told.kept:,}",
        f"{statistics.median(told.took or [0.0]):.1f}",
        f"{told.in_all:.0f}",
    )
    return f"| {' | '.join(cells)} |"


def case(
    browser: Browser, bundle: Bundle, journeys: int, at_once: int, by_page: bool
) -> tuple[str, bool]:
    """The row of an engine and a bundle, and whether all came once."""
    cluster = create_cluster(ClusterSettings())
    ledger: Ledger = cluster.state.ledger
    tickets = [f"journey-{number}" for number in range(1, journeys + 1)]
    for ticket in tickets:
        cluster.state.tickets.issue(ticket)
    with Serving(cluster) as notified:
        shop = JourneyShop(notified.url, bundle, tickets, by_page=by_page)
        with Serving(shop.app) as serving:
            shop.url = serving.url
            told = travel(browser, shop, ledger, tickets, at_once)
    arrived = Counter(arrival.ticket for arrival in ledger.arrivals())
    for ticket in told.lost:
        print(f"lost: {browser.name}, {bundle.name}, {ticket}", file=sys.stderr)
    row = report(browser.name, bundle.name, told, arrived, shop.clicks)
    return row, arrived == Counter(tickets)


def main() -> int:
    """Make the journeys that the command line asks for; 1 if a click was lost or doubled."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--journeys", type=int, default=1000)
    parser.add_argument("--engine", action="append", choices=engines.DEFAULT)
    embedded = [name for name, bundle in BUNDLES.items() if bundle.embedded]
    parser.add_argument("--bundle", action="append", choices=embedded)
    parser.add_argument("--at-once", type=int, default=AT_ONCE, help="journeys under way")
    parser.add_argument("--mouse", action="store_true", help="click by the driver's mouse")
    given = parser.parse_args()
    failed = False
    print(
        "| engine | bundle | journeys | click, ms | latest | early | unheard | lost | doubled "
        "| kept | each, s | all, s |\n|---|---|" + "--:|" * 10
    )
    with sync_playwright() as playwright:
        for engine in given.engine or engines.DEFAULT:
            try:
                browser = browsers.start(playwright, engine)
            except browsers.MissingBrowser as missing:
                raise SystemExit(str(missing)) from missing
            for bundle in given.bundle or USUAL:
                row, well = case(
                    browser, BUNDLES[bundle], given.journeys, given.at_once, not given.mouse
                )
                print(row, flush=True)
                failed = failed or not well
            browser.close()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
