"""A visitor's tabs share what waits: each may send it, and only one does."""

import pytest

from elevate_tag.sandbox.cluster.faults import Fault
from tests.e2e.harness.cards import CARD, OTHER
from tests.e2e.harness.marks import in_one, once, tabs
from tests.e2e.harness.outbox import BOX, EMPTY, SICK, click_in_vain, seed
from tests.e2e.harness.page import Page
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.taken import taken
from tests.e2e.harness.waiting import let_pass, wait_until
from tests.e2e.harness.watched_cluster import WatchedCluster

LOCKED = """navigator.locks.query()
  .then(({ held }) => held.some(({ name }) => name === "elevate-tag"))"""

# As on plain http, and in Safari before 15.4: the tabs share a lease in localStorage instead.
NO_LOCKS = """<script>
  Object.defineProperty(Navigator.prototype, "locks", { value: undefined });
</script>"""
LEASE = "localStorage['elevate-tag.lease']"

pytestmark = pytest.mark.allows_refused_requests


@once
@tabs
def test_another_tab_sends_what_a_closed_one_left(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """A visitor's tabs share what waits."""
    first = page_with(CARD).page
    click_in_vain(first, cluster)
    second = first.context.new_page()
    first.close()
    cluster.heal()
    page_with(OTHER, on=second)
    cluster.expect("click", "T")
    wait_until(second, EMPTY)
    assert taken(cluster) == ["T"]


@tabs
def test_tabs_send_nothing_twice(page_with: PageWith, cluster: WatchedCluster) -> None:
    """Each wants to send what waits as soon as the cluster is well."""
    first = page_with(CARD).page
    click_in_vain(first, cluster)
    others = [page_with(OTHER, on=first.context.new_page()).page for _ in range(3)]
    cluster.fail(Fault(delay=0.5))
    for tab in others:
        tab.evaluate("() => { dispatchEvent(new Event('online')) }")
    cluster.expect("click", "T")
    # A tab's own process hears of what another stored some milliseconds later.
    wait_until(others[-1], EMPTY)
    others[-1].evaluate("() => document.querySelector('#other').click()")
    cluster.expect("click", "other")
    assert taken(cluster) == ["T", "other"]


def test_who_sends_holds_the_lock(page_with: PageWith, cluster: WatchedCluster) -> None:
    """Until there is an answer, and in every bundle."""
    page = page_with(CARD).page
    click_in_vain(page, cluster)
    cluster.fail(Fault(hold=True))
    page.evaluate("() => { dispatchEvent(new Event('online')) }")
    wait_until(page, LOCKED)
    let_pass(page, 300)
    assert page.evaluate(LOCKED)


@once
def test_a_tab_that_died_holds_the_lease_until_it_ends(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """Where there are no locks. Who sent next gives it back."""
    page = page_with_lease(page_with, cluster, 3)
    wait_until(page, EMPTY)
    assert page.evaluate("Date.now() / 1000 >= localStorage.ends")
    assert taken(cluster) == ["T"]
    wait_until(page, f"{LEASE} === undefined")


@once
@in_one
def test_a_lease_of_a_clock_that_was_ahead_holds_nobody_up(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """It ends in a month, by its own word."""
    page = page_with_lease(page_with, cluster, 30 * 86400)
    wait_until(page, EMPTY)
    assert taken(cluster) == ["T"]


def page_with_lease(page_with: PageWith, cluster: WatchedCluster, seconds: int) -> Page:
    """Something waits, and another tab has a lease for so long."""
    cluster.tickets.issue("T")
    page = page_with("", where="absent").page
    seed(page, cluster, ("waits", 1, 0, 0, "T"))
    page.evaluate(
        f"seconds => {{ {LEASE} = localStorage.ends = Date.now() / 1000 + seconds }}", seconds
    )
    return page_with("", head=NO_LOCKS, path="/next").page


@once
@in_one
def test_another_tab_s_answer_to_come_delays_nothing(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """What it listens for is looked at when that is overdue, and what waits when it is due."""
    page = page_with("", where="absent").page
    seed(page, cluster, ("handed", 1, 29, 0, "other"))
    page = page_with(CARD).page
    cluster.fail(SICK)
    page.click("#it")
    wait_until(page, f"{BOX}.includes('waits')")
    cluster.heal()
    cluster.expect("click", "T")
