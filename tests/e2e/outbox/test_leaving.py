"""What a page leaves behind that is left, killed or frozen: sent by whichever comes next."""

import socket

import pytest
from playwright.sync_api import Page as PlaywrightPage

from elevate_tag.browser.core.wire import QUESTION
from elevate_tag.sandbox.cluster.faults import Fault
from tests.e2e.harness.cards import CARD, LINK, OTHER, OTHER_CLICK, T, leave
from tests.e2e.harness.history import go_back
from tests.e2e.harness.marks import in_one, once
from tests.e2e.harness.on_show import VISIBLE
from tests.e2e.harness.outbox import BOX, COUNT, EMPTY, SICK, click_in_vain, seed
from tests.e2e.harness.page import Page
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.taken import taken
from tests.e2e.harness.waiting import until, wait_until
from tests.e2e.harness.watched_cluster import ARRIVES_WITHIN, WatchedCluster

pytestmark = pytest.mark.allows_refused_requests


def leave_unheard(page: Page, cluster: WatchedCluster) -> None:
    """Clicks the link; what was sent is answered, well, once the next page is there and asks."""
    # So that a runtime in the page is there, and hears of the click at once.
    wait_until(page, "!!localStorage['voyado.session']")
    cluster.fail(Fault(hold=True))
    leave(page, has_tag=True)
    cluster.expect("click", "T")
    cluster.ledger.wait_for(lambda arrival: arrival.kind == QUESTION, ARRIVES_WITHIN)
    cluster.heal()
    wait_until(page, f"{BOX}[0] === 'likely'")


def test_an_answer_that_nobody_heard_is_taken_for_what_the_cluster_is(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """It answers after the page is gone, and it is well: once."""
    page_with(OTHER, path="/next")
    page = page_with(LINK).page
    leave_unheard(page, cluster)
    page.click("#other")
    cluster.expect_only(T, OTHER_CLICK)


def test_an_answer_taken_away_by_leaving_is_no_failure(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """Chromium has the request of a page that it does not keep fail ahead of `pagehide`."""
    page_with(OTHER, path="/next")
    other_script = "<script>addEventListener('pagehide', () => {})</script>"
    page = page_with(LINK, head=other_script).page
    leave_unheard(page, cluster)
    page.click("#other")
    cluster.expect_only(T, OTHER_CLICK)


@pytest.mark.allows_console
def test_what_the_browser_refuses_is_not_taken_for_sent(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """The shop's own requests are all that a page may have under way, and it is left soon after."""
    page_with(OTHER, path="/next")
    page = page_with(CARD).page
    wait_until(page, "!!localStorage['voyado.session']")
    with socket.create_server(("127.0.0.1", 0)) as silent:
        page.evaluate(
            """async (url) => {
              const most = { method: "POST", mode: "no-cors", keepalive: true };
              fetch(url, { ...most, body: "x".repeat(65_530) }).catch(() => {});
              await fetch(url, { ...most, body: "x".repeat(100) }).catch(() => {});
              const go = () => { location.href = "/next"; };
              window.it.addEventListener("click", () => setTimeout(go, 60));
            }""",
            f"http://127.0.0.1:{silent.getsockname()[1]}",
        )
        leave(page, has_tag=True)
    cluster.expect_only(T)


def test_a_failure_that_a_hidden_page_hears_is_one(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """It is alive, as when another app stands in front: the act is sent when it is on show."""
    page = page_with(CARD, head=f"<script>{VISIBLE}</script>").page
    # So that a runtime in the page hears of the click at once.
    wait_until(page, "!!localStorage['voyado.session']")
    cluster.fail(Fault(reset="before"))
    # In one task, which no answer comes into.
    hidden = f"() => {{ window.it.click(); turn('hidden'); return {BOX} }}"
    assert page.evaluate(hidden) == ["left"]
    wait_until(page, f"{BOX}[0] === 'waits'")
    cluster.heal()
    page.evaluate("turn('visible')")
    cluster.expect_only(T)


def test_an_act_that_comes_with_leaving_is_left_too(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """The page's own listener acts after the tag's has run; its answer comes too late to be heard.

    As one that is to be sent again it would be doubled.
    """
    page_with(OTHER, path="/next")
    page = page_with('<a id=it href="/next">Next</a>').page
    wait_until(page, "!!localStorage['voyado.session']")
    page.evaluate("() => addEventListener('pagehide', () => elevateTag.click('T'))")
    cluster.fail(Fault(hold=True))
    leave(page, has_tag=True)
    cluster.expect("click", "T")
    wait_until(page, f"{BOX}[0] === 'left'")


@once
def test_a_healthy_cluster_is_asked_twice_before_an_unheard_answer_is_trusted(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """And never again: once it is trusted there is nothing to ask for."""
    page_with(OTHER, path="/next")
    page = page_with(LINK).page
    leave_unheard(page, cluster)
    page_with(OTHER, path="/next")
    page.click("#other")
    cluster.expect("click", "other")
    kinds = [arrival.kind for arrival in cluster.ledger.arrivals()]
    assert kinds == ["click", QUESTION, QUESTION, "click"]


@once
def test_a_cluster_that_fails_now_and_then_is_found_out(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """It fails on the click, which nobody hears, answers the next page once, and fails again."""
    page_with(OTHER, path="/next")
    page = page_with(LINK).page
    cluster.fail(Fault(status=503, hold=True, share=0.5, seed=3))
    leave(page, has_tag=True)
    until(lambda: cluster.faults.shown()["met"] == 2, "the click and a question to be held")
    cluster.heal()
    cluster.expect("click", "T")
    wait_until(page, EMPTY)
    assert taken(cluster) == ["T"]


def test_an_outage_that_no_page_waited_for_loses_nothing(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """The next page finds the cluster sick, keeps what was left, and sends it when it is well."""
    page_with("", where="absent", path="/next")
    page = page_with(LINK).page
    # So that a runtime in the page is there, and hears of the click at once.
    wait_until(page, "!!localStorage['voyado.session']")
    cluster.fail(Fault(status=503, hold=True))
    leave(page)
    cluster.fail(SICK)
    page_with(OTHER, path="/later")
    wait_until(page, f"{BOX}[0] === 'waits'")
    cluster.heal()
    cluster.expect("click", "T")
    wait_until(page, EMPTY)
    assert taken(cluster) == ["T"]


@once
def test_what_a_killed_browser_had_handed_over_is_sent_again(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """Its page listened for the answer, and is not there any more; what is broken or old goes."""
    page = page_with("", where="absent").page
    seed(page, cluster, ("handed", 60, -30, 0, "T"), ("waits", 90_000, -89_000, 0, "other"))
    page.evaluate(
        """() => {
          localStorage["elevate-tag.outbox.2"] = "what is this";
          localStorage["elevate-tag.outbox.3"] =
            localStorage["elevate-tag.outbox.100"].replace("2 handed", "9 handed");
        }"""
    )
    page_with(OTHER)
    cluster.expect("click", "T")
    wait_until(page, EMPTY)
    assert taken(cluster) == ["T"]


@once
@in_one
def test_what_was_left_is_told_of_as_sent_however_old(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """Whoever comes back after a day loses nothing; and more than are kept have arrived too."""
    page = page_with("", where="absent").page
    seed(page, cluster, *[("left", 90_000, -89_970, 0, "T")] * 52)
    page_with(OTHER, head=f"<script>({COUNT})()</script>")
    wait_until(page, EMPTY)
    assert page.evaluate("[count.sent, count.retry, count.dropped]") == [52, 0, 0]
    assert taken(cluster) == []


def test_a_page_that_comes_back_sends_what_waits(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """Kept alive or loaded anew; the page between had no tag."""
    page_with("", where="absent", path="/next")
    page = page_with(CARD + '<a id=go href="/next">Next</a>').page
    click_in_vain(page, cluster)
    page.click("#go")
    wait_until(page, "location.pathname === '/next'")
    cluster.heal()
    go_back(page)
    cluster.expect("click", "T")
    wait_until(page, EMPTY)
    assert taken(cluster) == ["T"]


@once
@pytest.mark.without("firefox", "webkit", "wpe", reason="their drivers freeze no page")
def test_a_page_that_was_frozen_goes_on(page_with: PageWith, cluster: WatchedCluster) -> None:
    """As phones freeze what is not on show; its timers ran late."""
    opened = page_with(CARD)
    opened.visit.is_changed = True
    page = opened.page
    assert isinstance(page, PlaywrightPage)
    lifecycle = page.context.new_cdp_session(page)
    click_in_vain(page, cluster)
    lifecycle.send("Page.setWebLifecycleState", {"state": "frozen"})
    cluster.heal()
    lifecycle.send("Page.setWebLifecycleState", {"state": "active"})
    cluster.expect("click", "T")
    wait_until(page, EMPTY)
    assert taken(cluster) == ["T"]
