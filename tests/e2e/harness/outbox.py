"""The outbox as it stands in a page's localStorage, and a cluster that keeps it from emptying."""

from elevate_tag.sandbox.cluster.faults import Fault
from tests.e2e.harness.page import Page
from tests.e2e.harness.waiting import wait_until
from tests.e2e.harness.watched_cluster import WatchedCluster

BOX = (
    "Object.keys(localStorage).filter((name) => name.startsWith('elevate-tag.outbox.'))"
    ".map((name) => localStorage[name].split(' ')[1])"
)
"""The state of each entry, such as `waits`."""

EMPTY = f"{BOX}.length === 0"
WAITS = "Object.keys(localStorage).some((name) => name.includes('outbox'))"
SICK = Fault(status=503)
COUNT = """() => { window.count = { sent: 0, retry: 0, dropped: 0, reasons: [] };
  for (const event of ["sent", "retry", "dropped"])
    document.addEventListener(`elevate:${event}`, ({ detail }) => {
      count[event]++; count.reasons.push(detail.reason); }); }"""
"""Counts what becomes of notifications."""


def click_in_vain(page: Page, cluster: WatchedCluster, fault: Fault = SICK) -> None:
    """Clicks the card while the cluster fails, and returns when that waits to be sent again."""
    cluster.fail(fault)
    page.click("#it")
    wait_until(page, f"{BOX}[0] === 'waits'")


def seed(page: Page, cluster: WatchedCluster, *entries: tuple[str, int, int, int, str]) -> None:
    """Has the shop's localStorage hold entries: state, age and seconds until due, tries, ticket."""
    url = (
        f"{cluster.url}/api/storefront/v3/notifications/click?market=UK&customerKey=c&sessionKey=s"
    )
    page.evaluate(
        """([url, entries]) => entries.forEach(([state, age, due, tries, ticket], n) => {
          const now = Math.floor(Date.now() / 1000);
          const name = `elevate-tag.outbox.${100 + n}`;
          localStorage[name] =
            `2 ${state} ${now - age} ${now + due} ${tries} click UK ${url} {"ticket":"${ticket}"}`;
        })""",
        [url, entries],
    )
