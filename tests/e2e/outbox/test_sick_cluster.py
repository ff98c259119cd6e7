"""A cluster that stays sick, or answers late: how often a page sends, by a clock of the test's."""

import pytest
from playwright.sync_api import Page as PlaywrightPage

from elevate_tag.sandbox.cluster.faults import Fault
from tests.e2e.harness.outbox import BOX, EMPTY, SICK, click_in_vain
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.taken import refused, taken
from tests.e2e.harness.waiting import wait_until
from tests.e2e.harness.watched_cluster import WatchedCluster
from tests.e2e.outbox.scene import CARD, COUNT, OTHER, in_one, once

pytestmark = pytest.mark.allows_refused_requests

CLICK = "/api/storefront/v3/notifications/click"


def page_with_clock(page_with: PageWith, body: str) -> PlaywrightPage:
    """Opens a page whose timers come when the test says."""
    page = page_with("", where="absent").page
    assert isinstance(page, PlaywrightPage)
    page.clock.install()
    page_with(body)
    return page


def fail_again(page: PlaywrightPage, failures: int) -> None:
    """Lets time pass until the page has seen so many failures."""
    for number in range(1, failures + 1):
        wait_until(page, f"localStorage['elevate-tag.seen']?.split(' ')[1] === '{number}'")
        if number < failures:
            page.clock.fast_forward(3_600_000)


@once
@in_one
def test_a_cluster_that_is_down_costs_a_page_three_requests(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """For as long as it stays, however often the shopper clicks."""
    page = page_with_clock(page_with, CARD + OTHER)
    cluster.fail(SICK)
    page.click("#it")
    fail_again(page, 3)
    page.clock.fast_forward(3_600_000)
    page.click("#other")
    page.clock.fast_forward(3_600_000)
    page.evaluate("(url) => fetch(url, { method: 'POST' })", cluster.url + CLICK)
    assert refused(cluster) == 4
    assert page.evaluate(BOX) == ["waits", "waits"]


@once
@in_one
def test_a_sick_cluster_is_asked_how_it_is_and_sent_nothing(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """It takes what it does not answer: each time sent in vain would be one more."""
    page = page_with_clock(page_with, CARD)
    click_in_vain(page, cluster, Fault(reset="after"))
    fail_again(page, 3)
    assert taken(cluster) == ["T"]
    cluster.heal()
    page.evaluate("() => { dispatchEvent(new Event('online')) }")
    page.clock.fast_forward(60_000)
    wait_until(page, EMPTY)
    assert taken(cluster) == ["T", "T"]


@once
@in_one
def test_an_answer_that_comes_too_late_counts_once(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """It was given up, and then the cluster had it after all."""
    page = page_with_clock(page_with, CARD + OTHER)
    page.evaluate(COUNT)
    # The longest backoff, 2 s: the answer comes before the next try.
    page.evaluate("void (Math.random = () => 0.99)")
    cluster.fail(Fault(delay=1.8))
    page.click("#it")
    cluster.expect("click", "T")
    cluster.heal()
    page.clock.fast_forward(31_000)
    wait_until(page, "count.retry === 1")
    page.click("#other")
    wait_until(page, "count.sent >= 1")
    page.clock.fast_forward(31_000)
    wait_until(page, EMPTY)
    assert taken(cluster) == ["T", "other"]
    assert page.evaluate("[count.sent, count.retry, count.dropped]") == [2, 1, 0]
