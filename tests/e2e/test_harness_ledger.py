"""The harness itself, in each engine: what the cluster's ledger sees of a page."""

from collections.abc import Callable

import pytest

from tests.e2e.harness.page_server import Shop
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.sending import SENDING
from tests.e2e.harness.waiting import wait_until
from tests.e2e.harness.watched_cluster import WatchedCluster

pytestmark = pytest.mark.without(
    "pyscript", "pyodide", "brython", reason="these pages have no tag, so no bundle"
)


def test_a_notification_sent_at_a_navigation_reaches_the_ledger(
    page_with: PageWith, shop: Shop, cluster: WatchedCluster
) -> None:
    """Across origins, from a page that is gone by then, and without a preflight."""
    cluster.tickets.issue("T1")
    shop.add("/next", "<title>Next</title>")
    link = f"<a id=go href=/next onclick=\"send('{cluster.url}', 'T1')\">Go</a>"
    page = page_with(SENDING + link, where="absent").page
    page.click("#go")
    arrival = cluster.expect("click", "T1")
    assert (arrival.origin, arrival.customer_key) == (shop.url, "c-key")
    assert arrival.content_type.lower() == "text/plain;charset=utf-8"
    wait_until(page, "location.pathname === '/next'")
    cluster.expect_only(("click", "T1"))


def test_one_notification_too_many_is_told_with_all_that_arrived(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """`expect_only` sees a doubled notification and a stray one."""
    for ticket in ("T1", "T2"):
        cluster.tickets.issue(ticket)
    page = page_with(SENDING, where="absent").page
    for ticket in ("T1", "T1", "T2"):
        page.evaluate(f"send('{cluster.url}', '{ticket}')")
    cluster.expect_only(("click", "T1"), ("click", "T1"), ("click", "T2"))
    with pytest.raises(AssertionError, match=r"more than expected(?s:.*)'T2'"):
        cluster.expect_only(("click", "T1"), ("click", "T2"))


def test_a_preflight_is_seen(page_with: PageWith, cluster: WatchedCluster) -> None:
    """A header that needs one, so that its absence elsewhere means something."""
    cluster.tickets.issue("T1")
    page = page_with("", where="absent").page
    url = f"{cluster.url}/api/storefront/v3/notifications/click"
    page.evaluate(
        "([url, body]) => fetch(url + '?market=UK&customerKey=c&sessionKey=s', "
        "{method: 'POST', headers: {'content-type': 'application/json'}, body}).then(() => 1)",
        [url, '{"ticket": "T1"}'],
    )
    cluster.expect("click", "T1")
    assert [each.method for each in cluster.ledger.arrivals()] == ["OPTIONS", "POST"]
    with pytest.raises(AssertionError, match="OPTIONS"):
        cluster.expect_only(("click", "T1"))


def test_a_page_under_a_plain_name_reaches_the_cluster(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """Under a plain name of its own."""
    cluster.tickets.issue("T1")
    page = page_with(SENDING, where="absent", host="shop.test").page
    page.evaluate("send('http://cluster.test', 'T1')")
    assert cluster.expect("click", "T1").origin == "http://shop.test"
    cluster.expect_only(("click", "T1"))


@pytest.mark.allows_refused_requests
def test_an_origin_that_is_not_allowed_is_seen_refused(
    page_with: PageWith, cluster_with: Callable[..., WatchedCluster]
) -> None:
    """A cluster with an origin host setting of its own."""
    cluster = cluster_with(origin_hosts=("https://shop.example",))
    cluster.tickets.issue("T1")
    page = page_with(SENDING, where="absent").page
    outcome = page.evaluate(
        "url => fetch(url, {method: 'POST', body: '{}'}).then(() => 'read', () => 'unreadable')",
        f"{cluster.url}/api/storefront/v3/notifications/click",
    )
    assert outcome == "unreadable"
    assert cluster.ledger.wait_for(lambda arrival: True).status == 403
