"""A cluster that stays sick, or answers late: how often a page sends, by a clock of the test's."""

import pytest
from playwright.sync_api import Page as PlaywrightPage

from elevate_tag.browser.core.wire import QUESTION
from elevate_tag.sandbox.cluster.faults import Fault
from tests.e2e.harness.cards import CARD, OTHER, OTHER_CLICK
from tests.e2e.harness.clock import page_with_clock
from tests.e2e.harness.marks import in_one, once, tabs
from tests.e2e.harness.outbox import BOX, COUNT, EMPTY, SICK, click_in_vain, seed
from tests.e2e.harness.page import Page
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.taken import refused, taken
from tests.e2e.harness.waiting import let_pass, until, wait_until
from tests.e2e.harness.watched_cluster import WatchedCluster

pytestmark = pytest.mark.allows_refused_requests

LAST = '<p data-elevate-ticket="T1"><button id=last>Bowl</button></p>'
CLICK = "/api/storefront/v3/notifications/click"


def fail_again(page: PlaywrightPage, failures: int) -> None:
    """Lets time pass until the page has seen so many failures."""
    for number in range(1, failures + 1):
        wait_until(page, f"localStorage['elevate-tag.seen']?.split(' ')[1] === '{number}'")
        if number < failures:
            page.clock.fast_forward(3_600_000)


@once
@in_one
@pytest.mark.parametrize("version", ["storefront/v3", "elevate-3/v2"])
def test_a_cluster_that_is_down_costs_a_page_three_requests(
    page_with: PageWith, cluster: WatchedCluster, version: str
) -> None:
    """For as long as it stays, however often the shopper clicks; where it can be asked and not."""
    page = page_with_clock(page_with, CARD + OTHER, api_version=version)
    cluster.fail(SICK)
    page.click("#it")
    fail_again(page, 3)
    page.clock.fast_forward(3_600_000)
    page.click("#other")
    page.clock.fast_forward(3_600_000)
    page.evaluate("(url) => fetch(url, { method: 'POST' })", cluster.url + CLICK)
    assert refused(cluster) == 4
    assert page.evaluate(BOX) == ["waits", "waits"]


def click_at_once(
    page_with: PageWith, cluster: WatchedCluster, many: int, fault: Fault
) -> tuple[Page, list[str]]:
    """Clicks so many tickets before the faulty cluster answers the first, and counts outcomes."""
    page = page_with("").page
    page.evaluate(COUNT)
    tickets = [f"P{number}" for number in range(many)]
    for ticket in tickets:
        cluster.tickets.issue(ticket)
    wait_until(page, "!!localStorage['voyado.session']")
    cluster.fail(fault)
    page.evaluate("tickets => tickets.forEach(ticket => elevateTag.click(ticket))", tickets)
    return page, tickets


@once
@in_one
def test_what_fails_together_counts_once(page_with: PageWith, cluster: WatchedCluster) -> None:
    """A lost connection takes all that is under way; the page tries again, and with all of it."""
    page, tickets = click_at_once(page_with, cluster, 4, Fault(reset="before"))
    wait_until(page, "count.retry === 4")
    # One, and a question or two in vain: the backoff is after so many.
    assert int(page.evaluate("localStorage['elevate-tag.seen']").split()[1]) < 4
    cluster.heal()
    wait_until(page, EMPTY)
    assert sorted(taken(cluster)) == tickets


@once
@in_one
def test_what_is_under_way_is_not_told_as_dropped(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """More of it than may wait: the cluster takes it all the same."""
    page, tickets = click_at_once(page_with, cluster, 55, Fault(delay=0.5))
    wait_until(page, "count.sent === 55")
    wait_until(page, EMPTY)
    assert page.evaluate("count.dropped") == 0
    assert sorted(taken(cluster)) == sorted(tickets)


@once
@in_one
def test_what_was_written_by_a_clock_that_was_ahead_is_sent(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """It is due in a month, by its own word; and a timer cannot be set so late."""
    cluster.tickets.issue("T")
    page = page_with("", where="absent").page
    month = 30 * 86400
    seed(page, cluster, ("waits", -month, month, 0, "T"))
    page = page_with("", path="/next").page
    wait_until(page, EMPTY)
    assert taken(cluster) == ["T"]


@once
@in_one
def test_what_no_later_page_can_send_is_sent_by_this_one(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """Storage is full: the page asked in vain, and yet each further act of the shopper is sent."""
    page = page_with_clock(page_with, CARD + OTHER + LAST)
    page.evaluate(COUNT)
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('full') } }")
    cluster.fail(SICK)
    page.click("#it")

    def has_failed_three_times() -> bool:
        page.clock.fast_forward(60_000)
        return refused(cluster) == 3

    until(has_failed_three_times, "the page to try in vain")
    # The page itself knows that the cluster failed, and has asked it how it is.
    assert page.evaluate("count.retry") == 1
    page.click("#other")
    wait_until(page, "count.retry === 2")
    cluster.heal()
    page.click("#last")
    wait_until(page, "count.sent > 0")
    page.clock.fast_forward(3_600_000)
    wait_until(page, "count.sent === 3")
    assert taken(cluster)[0] == "T1"
    assert sorted(taken(cluster)) == ["T", "T1", "other"]


@once
@tabs
@in_one
def test_a_page_that_asked_in_vain_sends_again_once_another_has_seen_the_cluster_well(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """What it does then is sent at once."""
    page = page_with_clock(page_with, CARD + OTHER)
    cluster.fail(SICK)
    page.click("#it")
    fail_again(page, 3)
    cluster.heal()
    second = page_with("", on=page.context.new_page()).page
    wait_until(second, EMPTY)
    page.bring_to_front()
    page.click("#other")
    cluster.expect(*OTHER_CLICK)
    assert taken(cluster) == ["T", "other"]


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


KEEPS_TO_ITSELF = "<script>{ const own = fetch; fetch = (...it) => { own(...it); }; }</script>"


@once
@in_one
def test_a_page_that_keeps_answers_to_itself_does_not_repeat_itself(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """Just after a failure nobody knows whether what it sends arrives."""
    page = page_with(OTHER).page
    cluster.fail(SICK)
    page.click("#other")
    wait_until(page, f"{BOX}[0] === 'waits'")
    page = page_with_clock(page_with, CARD, head=KEEPS_TO_ITSELF)
    cluster.heal()
    page.click("#it")
    cluster.expect("click", "T")
    for _ in range(20):
        page.clock.fast_forward(1_000)
        let_pass(page, 50)
    assert taken(cluster).count("T") <= 3


@once
@in_one
def test_what_another_page_saw_later_counts_where_this_one_could_store_nothing_once(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """Storage was full while the cluster failed and got well; then another tab saw it fail."""
    page = page_with(CARD + OTHER + LAST).page
    page.evaluate(COUNT)
    page.evaluate(
        """() => { window.own = Storage.prototype.setItem;
          Storage.prototype.setItem = () => { throw new Error("full") }; }"""
    )
    cluster.fail(SICK)
    page.click("#it")
    wait_until(page, "count.retry === 1")
    cluster.heal()
    wait_until(page, "count.sent === 1")
    page.evaluate("() => { Storage.prototype.setItem = own; }")
    seed(page, cluster, ("left", 0, 30, 0, "left"))
    cluster.tickets.issue("left")
    remember(page, failed=-1, failures=1)
    page.click("#other")
    page.click("#last")
    cluster.expect("click", "left")


@once
@in_one
def test_an_answer_that_comes_too_late_counts_once(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """It was given up, and then the cluster had it after all."""
    page = page_with_clock(page_with, CARD + OTHER)
    page.evaluate(COUNT)
    # So that the answer comes before the next try does.
    page.clock.pause_at(page.evaluate("Date.now() / 1000") + 60)
    cluster.fail(Fault(hold=True))
    page.click("#it")
    cluster.expect("click", "T")
    page.clock.fast_forward(31_000)
    wait_until(page, "count.retry === 1")
    cluster.heal()
    wait_until(page, EMPTY)
    page.clock.fast_forward(31_000)
    page.click("#other")
    wait_until(page, "count.sent === 2")
    assert taken(cluster) == ["T", "other"]
    assert page.evaluate("[count.sent, count.retry, count.dropped]") == [2, 1, 0]


def remember(page: Page, *, failed: int, failures: int) -> None:
    """Has the shop's localStorage say how often the cluster failed, and how many seconds ago."""
    page.evaluate(
        """([failed, failures]) => { localStorage["elevate-tag.seen"] =
          `${Math.floor(Date.now() / 1000) - failed} ${failures} 0`; }""",
        [failed, failures],
    )


@once
def test_what_many_failures_put_off_goes_once_the_cluster_is_well(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """It failed once itself, and is not due for most of an hour; but the page asks at once."""
    page = page_with("", where="absent").page
    seed(page, cluster, ("waits", 300, 3000, 1, "T"))
    remember(page, failed=60, failures=6)
    page = page_with(OTHER).page
    cluster.expect("click", "T")
    wait_until(page, EMPTY)
    assert [arrival.kind for arrival in cluster.ledger.arrivals()] == [QUESTION, "click"]


@once
def test_a_cluster_that_wants_to_be_left_alone_is_asked_nothing(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """By no page, until the time that it named has come; what shoppers do meanwhile waits."""
    page = page_with("", where="absent").page
    seed(page, cluster, ("waits", 300, 3000, 1, "T"))
    remember(page, failed=-3000, failures=1)
    page = page_with(OTHER).page
    page.click("#other")
    wait_until(page, f"{BOX}.length === 2")
    let_pass(page, 500)
    assert cluster.ledger.arrivals() == []
