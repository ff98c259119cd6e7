"""The origin host setting, on both sides: the tag's own, and the cluster's."""

from collections.abc import Callable

import pytest

from tests.e2e.harness.cards import CARD
from tests.e2e.harness.page_server import Shop
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.visitors import Case
from tests.e2e.harness.watched_cluster import WatchedCluster


@pytest.fixture(autouse=True)
def _issued(cluster: WatchedCluster) -> None:
    cluster.tickets.issue("T")


def test_a_page_that_is_named_sends(
    page_with: PageWith, shop: Shop, cluster: WatchedCluster, case: Case
) -> None:
    """By its origin, among others, or as a subdomain."""
    origin = shop.at("www.localhost")
    settings = {
        "by its origin": origin,
        "among others": f"https://shop.example {origin}",
        "as a subdomain": shop.at("*.localhost"),
    }
    for way, setting in settings.items():
        cluster.ledger.clear()
        with case(way):
            page = page_with(CARD, host="www.localhost", fresh=True, origin_host=setting).page
            page.click("#it")
            assert cluster.expect("click", "T").origin == origin


@pytest.mark.allows_console
def test_any_other_page_stays_silent_and_says_why(
    page_with: PageWith, shop: Shop, cluster: WatchedCluster
) -> None:
    """A copy of the shop: nothing is sent, nothing is stored."""
    copy = page_with(CARD, up=False, origin_host=shop.at("www.localhost"), debug="")
    copy.said(f"silent: {shop.url} is not in data-origin-host")
    copy.page.click("#it")
    assert copy.page.evaluate("localStorage.length") == 0
    page_with(CARD, path="/shop", host="www.localhost", origin_host=shop.at("www.localhost"))
    copy.page.click("#it")
    assert cluster.expect("click", "T").origin == shop.at("www.localhost")
    cluster.expect_only(("click", "T"))


@pytest.mark.allows_console
@pytest.mark.allows_refused_requests
def test_a_cluster_that_refuses_the_origin_harms_no_page(
    page_with: PageWith, cluster_with: Callable[..., WatchedCluster]
) -> None:
    """The browser itself notes the failed request; the page goes on."""
    cluster = cluster_with(origin_hosts=("https://shop.example",))
    cluster.tickets.issue("T")
    page = page_with(CARD, cluster=cluster)
    page.page.click("#it")
    arrival = cluster.ledger.wait_for(lambda each: each.kind == "click", 5)
    assert arrival.status == 403
    assert page.errors == []
