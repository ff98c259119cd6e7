"""The vendor's own unit tests of notifications, against the tag in a real browser.

They are those of `notification.test.ts` in the npm package `@apptus/esales-api` 3.5.1, each under
its name there. docs/vendor-tests.md is the table: what is the same, and what differs on purpose
and why.
"""

import json
from typing import Any

import pytest

from elevate_tag.sandbox.cluster.arrival import Arrival
from elevate_tag.sandbox.cluster.faults import Fault
from tests.e2e.harness.calls import called, unhandled
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.visitors import Case
from tests.e2e.harness.waiting import wait_until
from tests.e2e.harness.watched_cluster import ARRIVES_WITHIN, WatchedCluster

pytestmark = [
    pytest.mark.allows_refused_requests,
    pytest.mark.without("pyscript", "brython", reason="the compiled bundle shows it for all"),
]

# Notes how the tag asks for each request, which goes on its way.
NOTE = """<script>
  window.asked = [];
  const own = window.fetch;
  window.fetch = (url, options) => {
    asked[asked.length] = [url, options.method, options.body, options.keepalive];
    return own.call(window, url, options);
  };
</script>"""
KEYS: dict[str, Any] = {"customer_key": "c1", "session_key": "s1"}


@pytest.fixture(autouse=True)
def _issued(cluster: WatchedCluster) -> None:
    cluster.tickets.issue("ticket:1")
    cluster.tickets.issue("ticket:2", product_key="P1001", variant_key="P1001-sand")


# Under the vendor's names: the call, its path, and its body.
NOTIFICATIONS: dict[str, list[tuple[str, str, Any]]] = {
    "should send ticket with click": [("click('ticket:1')", "click", {"ticket": "ticket:1"})],
    "should send page and list on impression": [
        ("adImpression('ticket:1')", "ad-impression", {"ticket": "ticket:1"})
    ],
    "should send ticket with add-to-cart": [
        ("addToCart('ticket:2')", "add-to-cart", {"ticket": "ticket:2"})
    ],
    "should send add favorite notification with product-key": [
        ("addFavorite('P1001')", "add-favorite", {"productKey": "P1001"}),
        ("addFavorite({productKey: 'P1002'})", "add-favorite", {"productKey": "P1002"}),
    ],
    "should send remove favorite notification with product-key": [
        ("removeFavorite('P1001')", "remove-favorite", {"productKey": "P1001"}),
        ("removeFavorite({productKey: 'P1002'})", "remove-favorite", {"productKey": "P1002"}),
    ],
    "should send add favorite notification with variant-key": [
        ("addFavorite({variantKey: 'P1001-sand'})", "add-favorite", {"variantKey": "P1001-sand"})
    ],
    "should send remove favorite notification with variant-key": [
        ("removeFavorite({variantKey: 'P1-a'})", "remove-favorite", {"variantKey": "P1-a"})
    ],
    "should send remove recent search notification with correct payload": [
        (
            "removeRecentSearches(['foo', 'bar', 'baz'])",
            "remove-recent-searches",
            {"phrases": ["foo", "bar", "baz"]},
        ),
        ("removeRecentSearches('removeAll')", "remove-recent-searches", {"removeAll": True}),
    ],
    "should send remove recently viewed notification with correct payload": [
        (
            "removeRecentlyViewed(['🙌', '🤨'])",
            "remove-recently-viewed",
            {"productKeys": ["🙌", "🤨"]},
        ),
        ("removeRecentlyViewed('removeAll')", "remove-recently-viewed", {"removeAll": True}),
    ],
    "should send end notification": [("end()", "end", None)],
}


def test_notifications(page_with: PageWith, cluster: WatchedCluster, case: Case) -> None:
    """Each of the vendor's, under its name: to the same address, with the same body, kept alive.

    The promise is true where the vendor's is undefined.
    """
    page = page_with("", head=NOTE, **KEYS).page
    for name, calls in NOTIFICATIONS.items():
        with case(name):
            cluster.ledger.clear()
            page.evaluate("() => { asked.length = 0 }")
            for call, kind, body in calls:
                assert called(page, call) == [True]
                arrival = arrived(cluster, kind, body)
                assert (arrival.api, arrival.query) == (
                    "storefront/v3",
                    "market=UK&customerKey=c1&sessionKey=s1",
                )
            path = f"{cluster.url}/api/storefront/v3/notifications/{calls[0][1]}?{arrival.query}"
            asked = page.evaluate("asked")
            assert [each[:2] + each[3:] for each in asked] == [[path, "POST", True]] * len(calls)
            assert len(cluster.ledger.arrivals()) == len(calls)


def arrived(cluster: WatchedCluster, kind: str, body: Any) -> Arrival:
    """What was taken of this, there or still to come."""

    def fits(arrival: Arrival) -> bool:
        said = json.loads(arrival.body) if arrival.body else None
        return arrival.taken and (arrival.kind, said) == (kind, body)

    return cluster.ledger.wait_for(fits, ARRIVES_WITHIN)


# What became of notifications, by the page's events.
TOLD = """<script>
  window.told = [];
  for (const event of ["sent", "retry", "dropped"])
    document.addEventListener(`elevate:${event}`, ({ detail }) => {
      told[told.length] = [event, detail.kind, detail.status];
    });
</script>"""


def test_should_reject_promise_if_response_is_not_ok(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """Differs (the vendor's is empty, and skipped): a call is answered before the cluster does.

    What became of it is an event with the status; what the cluster refuses is never sent again.
    """
    page = page_with("", head=NOTE + TOLD).page
    assert called(page, "click('never issued')") == [True]
    wait_until(page, "told.length === 1")
    assert page.evaluate("told") == [["dropped", "click", 400]]
    called(page, "click('ticket:1')")
    cluster.expect("click", "ticket:1")
    assert page.evaluate("asked.length") == 2


def test_should_retry_once_with_keepalive_false_if_fetch_fails(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """Differs: not at once but later, and again until it arrives, also from the next page."""
    cluster.fail(Fault(reset="before"))
    page = page_with("", head=NOTE + TOLD).page
    assert called(page, "click('ticket:1')") == [True]
    wait_until(page, "told.length === 1")
    assert page.evaluate("told") == [["retry", "click", 0]]
    cluster.heal()
    page_with("", path="/next")
    cluster.expect("click", "ticket:1")
    assert [each.ticket for each in cluster.ledger.arrivals() if each.ticket] == ["ticket:1"]


def test_should_throw_on_notify_when_both_fetch_and_retry_with_keepalive_false_fails(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """Differs: it waits in the outbox, so there is nothing to catch."""
    cluster.fail(Fault(reset="before"))
    page = page_with("", head=NOTE + TOLD).page
    page.evaluate("""() => {
      window.unhandled = [];
      addEventListener("unhandledrejection", ({ reason }) => unhandled.push(String(reason)));
    }""")
    assert called(page, "click('ticket:1')") == [True]
    wait_until(page, "told.length > 0")
    assert page.evaluate("told[0]") == ["retry", "click", 0]
    assert unhandled(page) == []
    assert page.evaluate(
        "Object.keys(localStorage).filter((name) => name.includes('outbox')).length"
    )
