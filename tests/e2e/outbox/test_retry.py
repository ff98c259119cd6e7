"""What the cluster does not take at once: sent again where that can help, and told of."""

from collections.abc import Callable

import pytest

from elevate_tag.sandbox.cluster.faults import Fault
from tests.e2e.harness.cards import CARD, OTHER, OTHER_CLICK
from tests.e2e.harness.marks import in_one, once
from tests.e2e.harness.outbox import BOX, COUNT, EMPTY, click_in_vain, seed
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.taken import taken, wait_for_refusal
from tests.e2e.harness.waiting import wait_until
from tests.e2e.harness.watched_cluster import WatchedCluster

pytestmark = pytest.mark.allows_refused_requests


@once
@pytest.mark.parametrize("status", [429, 503])
def test_what_failed_is_sent_again_once_the_cluster_is_well(
    status: int, page_with: PageWith, cluster: WatchedCluster
) -> None:
    """By the page itself, once, and then nothing is kept."""
    page = page_with(CARD).page
    click_in_vain(page, cluster, Fault(status=status))
    cluster.heal()
    cluster.expect("click", "T")
    wait_until(page, EMPTY)
    assert taken(cluster) == ["T"]


@once
@in_one
@pytest.mark.parametrize("status", [400, 413])
def test_what_is_refused_for_good_is_not_sent_again(
    status: int, page_with: PageWith, cluster: WatchedCluster
) -> None:
    """A repeat cannot help."""
    page = page_with(CARD).page
    cluster.fail(Fault(status=status))
    page.click("#it")
    wait_for_refusal(cluster)
    wait_until(page, EMPTY)
    assert len(cluster.ledger.arrivals()) == 1


@once
def test_what_waits_is_sent_first(page_with: PageWith, cluster: WatchedCluster) -> None:
    """In the order in which it was done."""
    page = page_with(CARD + OTHER).page
    click_in_vain(page, cluster)
    page.click("#other")
    cluster.heal()
    cluster.expect("click", "other")
    assert taken(cluster) == ["T", "other"]


@once
def test_a_broken_connection_is_a_failure(page_with: PageWith, cluster: WatchedCluster) -> None:
    """Before the cluster read the request: nothing is lost, nothing doubled."""
    page = page_with(CARD).page
    click_in_vain(page, cluster, Fault(reset="before"))
    cluster.heal()
    cluster.expect("click", "T")
    wait_until(page, EMPTY)
    assert taken(cluster) == ["T"]


@once
@in_one
def test_one_that_fails_by_itself_holds_up_no_other(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """No browser lets a page send so much at its end."""
    page = page_with("", where="absent").page
    seed(page, cluster, ("waits", 60, -9, 2, "€" * 22_000))
    page = page_with(CARD).page
    wait_until(page, "localStorage['elevate-tag.seen']")
    page.click("#it")
    cluster.expect("click", "T")
    wait_until(page, f"{BOX}.length === 1 && {BOX}[0] === 'waits'")


@once
@in_one
def test_what_waited_for_a_cluster_that_is_not_here_any_more_goes_after_a_day(
    page_with: PageWith, cluster: WatchedCluster, cluster_with: Callable[..., WatchedCluster]
) -> None:
    """It names a customer, and no page comes to send it; a younger one may still be wanted."""
    page = page_with("", where="absent").page
    seed(page, cluster, ("waits", 2 * 86400, -9, 0, "old"), ("waits", 60, -9, 0, "young"))
    page = page_with("", cluster=cluster_with(), path="/next").page
    wait_until(page, f"{BOX}.length === 1")
    assert page.evaluate("JSON.stringify(localStorage)").count("young") == 1
    assert cluster.ledger.arrivals() == []


@once
@in_one
def test_a_ticket_that_no_browser_sends_is_dropped(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """And the next is sent."""
    page = page_with(f'<p id=it data-elevate-ticket="{"T" * 30_001}">Vase</p>' + OTHER).page
    page.evaluate(COUNT)
    page.click("#it")
    page.click("#other")
    cluster.expect_only(OTHER_CLICK)
    assert page.evaluate("count.reasons[0]") == "it is too long"


def test_the_page_s_scripts_hear_what_becomes_of_each(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """By events of the document, with kind, status and reason."""
    page = page_with(CARD).page
    page.evaluate(
        """() => { window.heard = [];
          for (const event of ["sent", "retry", "dropped"])
            document.addEventListener(`elevate:${event}`, ({ type, detail }) =>
              heard.push(`${type} ${detail.kind} ${detail.status} ${detail.reason}`)); }"""
    )
    cluster.fail(Fault(status=503))
    page.click("#it")
    wait_for_refusal(cluster)
    cluster.heal()
    cluster.expect("click", "T")
    wait_until(page, "heard.length === 2")
    assert page.evaluate("heard") == [
        "elevate:retry click 503 answered 503",
        "elevate:sent click 204 answered 204",
    ]
