"""Payments that a page sends, as three of the four versions have it: docs/versions.md."""

from collections.abc import Callable

import pytest

from tests.e2e.harness.bodies import END, body
from tests.e2e.harness.mistakes import HEARD, expect_mistake
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.visitors import Case
from tests.e2e.harness.waiting import wait_until
from tests.e2e.harness.watched_cluster import WatchedCluster

LINE = {"variantKey": "P1001-sand", "quantity": 2, "sellingPrice": 14.5}
PAY = "lines => elevateTag.payment({lines})"


@pytest.mark.allows_console
def test_a_payment_about_nothing_is_a_mistake(
    page_with: PageWith, cluster: WatchedCluster, case: Case
) -> None:
    """As a script may call it before the order is there."""
    opened = page_with(HEARD, api_version="v2", debug="")
    for call in ("payment()", "payment({})", "payment({lines: []})", "payment([{}])"):
        with case(call):
            assert opened.page.evaluate(f"elevateTag.{call}") is False
            expect_mistake(opened, "payment", "it is about nothing: lines are missing")
    assert opened.page.evaluate("elevateTag.end()") is True
    cluster.expect_only(END)


@pytest.mark.allows_refused_requests
def test_a_payment_is_dropped_where_the_cluster_takes_none_from_pages(
    page_with: PageWith, cluster: WatchedCluster, case: Case
) -> None:
    """403, which no repeat changes: the page hears of it, and it is not sent again."""
    heard = """<script>document.addEventListener("elevate:dropped", ({ detail }) => {
      window.dropped = [detail.kind, detail.status] })</script>"""
    for version in ("v2", "elevate-3/v2", "elevate-3/v1"):
        with case(version):
            page = page_with(heard, fresh=True, api_version=version).page
            assert page.evaluate(PAY, [LINE]) is True
            wait_until(page, "window.dropped")
            assert page.evaluate("dropped") == ["payment", 403]
            assert page.evaluate("elevateTag.end()") is True
            cluster.expect(*END)
            cluster.ledger.clear()


def test_a_suspicious_payment_is_answered_and_ignored(
    page_with: PageWith, cluster_with: Callable[..., WatchedCluster]
) -> None:
    """As the vendor documents it for `limited`: no page hears of it."""
    cluster = cluster_with(client_payments="limited")
    page = page_with("", cluster=cluster, api_version="elevate-3/v2").page
    many, one = ({"productKey": "P1001", "quantity": n, "sellingPrice": 1} for n in (1000, 1))
    assert page.evaluate(PAY, [many]) is True
    ignored = cluster.ledger.wait_for(lambda each: "suspicious" in each.reason, 15)
    assert (ignored.status, ignored.taken) == (204, False)
    assert page.evaluate(PAY, [one]) is True
    assert cluster.expect("payment", body(lines=[one])).taken
