"""A script that clicks and clicks: a burst of it is sent, and the rest is dropped and counted."""

import pytest

from tests.e2e.harness.calls import called
from tests.e2e.harness.marks import in_one, once
from tests.e2e.harness.outbox import COUNT, EMPTY
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.taken import taken
from tests.e2e.harness.waiting import wait_until
from tests.e2e.harness.watched_cluster import WatchedCluster

pytestmark = pytest.mark.allows_refused_requests


def test_a_script_that_clicks_cannot_flood_the_cluster(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """It sends a burst, the rest is dropped and counted; over a page load too."""
    cards = "".join(f'<button class=it data-elevate-ticket="T{n}">Vase</button>' for n in range(70))
    for number in range(70):
        cluster.tickets.issue(f"T{number}")
    page = page_with(cards).page
    flood = """() => { window.dropped = [];
      document.addEventListener("elevate:dropped", ({ detail }) => dropped.push(detail.reason));
      document.querySelectorAll(".it").forEach((card) => card.click());
    }"""
    page.evaluate(flood)
    wait_until(page, "dropped.length > 0")
    assert page.evaluate("dropped")[-1].startswith("too many acts, ")
    wait_until(page, EMPTY)
    first = len(taken(cluster))
    assert 60 <= first < 70
    page.reload()
    wait_until(page, "window.elevateTag?.version")
    page.evaluate(flood)
    wait_until(page, "dropped.length > 0")
    wait_until(page, EMPTY)
    # The bucket had as many acts again as seconds have gone by.
    assert len(taken(cluster)) < first + 60
    assert page.evaluate("dropped.length") + len(taken(cluster)) - first == 70


@once
@in_one
def test_a_flood_is_stopped_where_storage_is_full_too(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """The page counts on from what was stored."""
    cards = "".join(f'<button class=it data-elevate-ticket="T{n}">Vase</button>' for n in range(75))
    for number in range(75):
        cluster.tickets.issue(f"T{number}")
    page = page_with(cards).page
    page.evaluate(COUNT)
    page.evaluate(
        """() => {
          const cards = [...document.querySelectorAll(".it")];
          cards.slice(0, 5).forEach((card) => card.click());
          Storage.prototype.setItem = () => { throw new Error("full"); };
          cards.slice(5).forEach((card) => card.click());
        }"""
    )
    wait_until(page, "count.sent + count.dropped === 75")
    assert 60 <= len(taken(cluster)) < 75


@once
@in_one
def test_impressions_cost_no_click(page_with: PageWith, cluster: WatchedCluster) -> None:
    """They are counted by themselves: a long page of ads is no flood of clicks."""
    for ticket in ("T", *(f"ad{number}" for number in range(70))):
        cluster.tickets.issue(ticket)
    page = page_with("").page
    # At once: the bucket has one more a second.
    many = "Promise.all(Array.from({ length: 70 }, (_, n) => elevateTag.adImpression('ad' + n)))"
    shown = page.evaluate(many)
    assert shown[:60] == [True] * 60
    assert not all(shown)
    assert called(page, "click('T')") == [True]
    cluster.expect("click", "T")
