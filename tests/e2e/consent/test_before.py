"""Before consent: nothing is stored or sent, and what was done then waits for a yes."""

from typing import Any

import pytest

from tests.e2e.harness.calls import LISTEN, Caller, answers, called, unhandled
from tests.e2e.harness.cards import CARD, OTHER, OTHER_CLICK, T2, T, leave
from tests.e2e.harness.marks import once
from tests.e2e.harness.page_server import Shop
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.visitors import Case
from tests.e2e.harness.waiting import wait_until
from tests.e2e.harness.watched_cluster import WatchedCluster
from tests.e2e.harness.written import KEPT, NOTHING, WATCH

pytestmark = pytest.mark.allows_refused_requests

EARLY = """() => {
  window.it.click();
  window.made = [elevateTag.click("T2"), elevateTag.keys()];
}"""


@pytest.mark.critical
@pytest.mark.with_pyodide
def test_nothing_is_stored_or_sent_before_consent(caller: Caller, cluster: WatchedCluster) -> None:
    """What was done before, also before the tag had come, is sent then: once, with its keys."""
    host: dict[str, Any] = {"host": "shop.localhost", "cookie_domain": "shop.localhost"}
    opened = caller.waiting(CARD + OTHER, WATCH, consent="required", **host)
    page = opened.page
    # Not while the page loads: an act then asks for a runtime, and the page is not loaded before.
    page.evaluate(EARLY)
    assert page.evaluate(KEPT) == NOTHING
    caller.end()
    assert answers(page) == [True, {"customerKey": "", "sessionKey": ""}]
    page.click("#other")
    assert page.evaluate(KEPT) == NOTHING
    assert page.evaluate("written") == []
    assert cluster.ledger.arrivals() == []
    assert called(page, "consent('PERSONALIZED')") == [True]
    cluster.expect_only(T, T2, OTHER_CLICK)
    keys = called(page, "keys()")[0]
    sent = {(each.customer_key, each.session_key) for each in cluster.ledger.arrivals()}
    assert sent == {(keys["customerKey"], keys["sessionKey"])}


def test_what_there_is_already_is_not_looked_at(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """Keys of an earlier visit stay where they are, unread, until there is consent to use them."""
    page = page_with("", where="absent").page
    stored = '{"customerKey":"v-c","sessionKey":"v-s"}'
    page.evaluate("text => { localStorage.setItem('voyado.session', text) }", stored)
    page = page_with(CARD, head=WATCH, consent="required").page
    page.click("#it")
    assert called(page, "keys()") == [{"customerKey": "", "sessionKey": ""}]
    assert page.evaluate("[...new Set(read)]") == ["elevate-tag.consent"]
    assert page.evaluate("written") == []
    called(page, "consent('PERSONALIZED')")
    arrival = cluster.expect("click", "T")
    assert (arrival.customer_key, arrival.session_key) == ("v-c", "v-s")


@pytest.mark.without("pyscript", "pyodide", "brython", reason="their loader is the file itself")
def test_the_inline_script_alone_keeps_nothing(
    page_with: PageWith, cluster: WatchedCluster, shop: Shop
) -> None:
    """The tag does not come before the page is left: what was done there is gone with it."""
    shop.faults.hold("/elevate/elevate-tag.js")
    page_with("", where="absent", path="/next")
    waiting: dict[str, Any] = {"where": "later", "early": True, "up": False, "consent": "required"}
    link = '<a id=it href="/next" data-elevate-ticket="T">Vase</a>'
    page = page_with(link, head=WATCH, **waiting).page
    page.evaluate("window.it.addEventListener('click', (event) => event.preventDefault())")
    page.click("#it")
    assert page.evaluate("written") == []
    assert page.evaluate(KEPT) == NOTHING
    page.evaluate("() => { location.href = '/next' }")
    wait_until(page, "location.pathname === '/next'")
    assert page.evaluate(KEPT) == NOTHING
    shop.faults.clear()
    page = page_with(OTHER, consent="required", path="/later").page
    called(page, "consent('PERSONALIZED')")
    page.click("#other")
    cluster.expect_only(OTHER_CLICK)


DROPPED = """<script>
  window.dropped = [];
  document.addEventListener("elevate:dropped", ({ detail }) => dropped.push(detail.reason));
</script>"""


@pytest.mark.critical
def test_a_no_throws_away_what_waited(page_with: PageWith, cluster: WatchedCluster) -> None:
    """And what is done after it; nothing is stored. A yes later counts from then on."""
    page = page_with(CARD + OTHER, head=WATCH + DROPPED, consent="required").page
    page.click("#it")
    assert called(page, "click('T2')", "consent('NONE')", "addToCart('T2')") == [True, True, False]
    assert page.evaluate("dropped") == ["no consent"] * 3
    assert page.evaluate(KEPT) == NOTHING
    assert page.evaluate("written") == []
    called(page, "consent('PERSONALIZED')")
    page.click("#other")
    cluster.expect_only(OTHER_CLICK)


@once
def test_ads_leave_room_for_acts(page_with: PageWith, cluster: WatchedCluster) -> None:
    """A list shows more of them than wait before anybody does anything."""
    cluster.tickets.issue("T")
    for number in range(27):
        cluster.tickets.issue(f"n{number}")
    page = page_with("", head=DROPPED, consent="required").page
    answered = called(page, *(f"adImpression('n{number}')" for number in range(27)), "click('T')")
    assert answered == [True] * 25 + [False] * 2 + [True]
    assert page.evaluate("dropped") == ["too many wait for consent"] * 2
    called(page, "consent('PERSONALIZED')")
    cluster.expect_only(*(("ad-impression", f"n{number}") for number in range(25)), T)


@once
def test_fifty_acts_wait_at_most(page_with: PageWith, cluster: WatchedCluster) -> None:
    """The first ones; of the others it is said at once that they are not sent."""
    for number in range(53):
        cluster.tickets.issue(f"n{number}")
    page = page_with("", head=DROPPED, consent="required").page
    answered = called(page, *(f"click('n{number}')" for number in range(53)))
    assert answered == [True] * 50 + [False] * 3
    assert page.evaluate("dropped") == ["too many wait for consent"] * 3
    called(page, "consent('PERSONALIZED')")
    cluster.expect_only(*(("click", f"n{number}") for number in range(50)))


def test_what_is_no_level_in_storage_is_no_consent(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """Whoever wrote it there."""
    head = "<script>localStorage.setItem('elevate-tag.consent', 'yes')</script>"
    page = page_with(CARD, head=head, consent="required").page
    page.click("#it")
    assert called(page, "keys()") == [{"customerKey": "", "sessionKey": ""}]
    called(page, "consent('UNPERSONALIZED')")
    assert cluster.expect("click", "T").customer_key == ""


def test_an_unknown_level_is_refused_and_changes_nothing(
    page_with: PageWith, cluster: WatchedCluster, case: Case
) -> None:
    """With the levels that there are."""
    page = page_with(CARD, head=LISTEN, consent="required").page
    page.click("#it")
    for level in ("", "personalized", "ALL", "required", " PERSONALIZED"):
        with case(level or "empty"):
            assert called(page, f"consent('{level}')") == [False]
            detail = page.evaluate("mistakes.pop()")
            assert detail["reason"] == (
                "is not one of PERSONALIZED, UNPERSONALIZED, ANONYMOUS, SYNTHETIC, NONE"
            )
            assert page.evaluate(KEPT) == NOTHING
    assert cluster.ledger.arrivals() == []
    called(page, "consent('PERSONALIZED')")
    cluster.expect_only(T)


def test_consent_before_the_tag_has_come(caller: Caller, cluster: WatchedCluster) -> None:
    """Nothing waits then; the last word counts."""
    calls = ["consent('PERSONALIZED')", "click('T')", "consent('UNPERSONALIZED')", "click('T2')"]
    opened, answered = caller("before", calls, consent="required")
    assert answered == [True] * 4
    assert cluster.expect("click", "T").customer_key != ""
    assert cluster.expect("click", "T2").customer_key == ""
    assert unhandled(opened.page) == []


@pytest.mark.without("pyscript", "pyodide", "brython", reason="their loader is the file itself")
def test_a_level_told_at_once_leaves_what_an_earlier_page_kept(
    page_with: PageWith, cluster: WatchedCluster, shop: Shop
) -> None:
    """By a script ahead of the tag: what was done before it had come goes as that level allows."""
    shop.faults.hold("/elevate/elevate-tag.js")
    page_with("", where="absent", path="/next")
    link = '<a id=it href="/next" data-elevate-ticket="T">Vase</a>'
    page = page_with(link, where="later", early=True, up=False).page
    leave(page)
    shop.faults.clear()
    for level in ("ANONYMOUS", "UNPERSONALIZED"):
        head = f"<script>elevateTag = {{queue: [tag => tag.consent('{level}')]}}</script>"
        page = page_with(OTHER, head=head, path="/later").page
        page.click("#other")
        if level == "ANONYMOUS":
            assert cluster.expect(*T).session_key == ""
    cluster.expect_only(T, OTHER_CLICK, OTHER_CLICK)
