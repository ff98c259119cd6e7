"""The ledger's own page, in a browser."""

from elevate_tag.sandbox.cluster.arrival import Arrival
from elevate_tag.sandbox.cluster.live import FIRST_SHOWN
from tests.e2e.harness.page import Page
from tests.e2e.harness.waiting import wait_until
from tests.e2e.harness.watched_cluster import WatchedCluster

EACH = (
    Arrival(kind="click", status=204),
    Arrival(kind="click", status=400, reason="ticket is empty"),
    Arrival(kind="payment", status=204, reason="a page may not send it"),
    Arrival(kind="click", status=204, method="OPTIONS"),
)
OF_EACH = FIRST_SHOWN // 2
TOTALS = "[...document.querySelectorAll('.counts dd')].map(it => it.textContent)"
ALL_COUNTED = f"{TOTALS}.every(it => it === '{OF_EACH}')"


def test_the_totals_are_of_all_that_arrived(page: Page, cluster: WatchedCluster) -> None:
    """As it comes, and on a page that is opened later, which lists the last of it only."""
    page.goto(f"{cluster.url}/ledger")
    for _ in range(OF_EACH):
        for arrival in EACH:
            cluster.ledger.record(arrival)
    wait_until(page, ALL_COUNTED)
    page.reload()
    wait_until(page, ALL_COUNTED)
    assert page.evaluate("document.querySelectorAll('.arrival').length") == FIRST_SHOWN


def test_the_page_may_clear_the_ledger(page: Page, cluster: WatchedCluster) -> None:
    """It is the sandbox's own, and in a browser of this machine."""
    page.goto(f"{cluster.url}/ledger")
    cluster.ledger.record(EACH[0])
    wait_until(page, "document.querySelector('#taken').textContent === '1'")
    page.click("#clear")
    wait_until(page, "document.querySelector('#taken').textContent === '0'")
    assert cluster.ledger.arrivals() == []
