"""Being forgotten: what the tag knows of the visitor goes, and what is the shop's own stays."""

from typing import Any

import pytest

from elevate_tag.sandbox.cluster.faults import Fault
from tests.e2e.harness.bodies import END
from tests.e2e.harness.bundles import Bundle
from tests.e2e.harness.calls import Caller, called, unhandled
from tests.e2e.harness.cards import CARD, OTHER, T2, expect_nothing_but
from tests.e2e.harness.keys import STORED
from tests.e2e.harness.marks import once, tabs
from tests.e2e.harness.members import MEMBER
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.tabs import turn_to
from tests.e2e.harness.visitors import Case
from tests.e2e.harness.waiting import let_pass, wait_until
from tests.e2e.harness.watched_cluster import WatchedCluster
from tests.e2e.harness.written import KEPT
from tests.e2e.identity.scene import A_HAND_MS, KeysNow

pytestmark = pytest.mark.allows_refused_requests

AFTER = "<p><button id=after data-elevate-ticket=T2>Bowl</button></p>"


def test_forgetting_wipes_everything(
    page_with: PageWith, cluster: WatchedCluster, keys_now: KeysNow, bundle: Bundle
) -> None:
    """Keys, cookies, what older libraries left, what waits to be sent; what comes is somebody new.

    What is the shop's own stays.
    """
    head = """<script>
      localStorage.setItem("apptus.session", '{"customerKey":"a-c","sessionKey":"a-s"}');
      document.cookie = "apptus.customerKey=k-c; path=/; domain=" + location.hostname;
    </script>"""
    if not bundle.embedded:
        head += "<script>sessionStorage.setItem('elevate-tag.acts', '')</script>"
    host: dict[str, Any] = {"host": "shop.localhost", "cookie_domain": "shop.localhost"}
    page = page_with("", head=head, session_minutes="30", **host).page
    # What the tag does when the page is idle it has done.
    page.evaluate(
        "new Promise((done) => (window.requestIdleCallback ?? setTimeout)(() => done(0)))"
    )
    before = keys_now(page)
    cluster.tickets.issue("T")
    cluster.fail(Fault(status=503))
    called(page, "click('T')")
    # As often as a page asks at once: no answer is still to come.
    wait_until(page, "localStorage['elevate-tag.seen']?.split(' ')[1] === '2'")
    assert called(page, "forget()") == [True]
    assert page.evaluate(KEPT) == [0, 0, ""]
    cluster.heal()
    after = keys_now(page)
    assert {*before, "a-c", "a-s", "k-c"}.isdisjoint(after)
    assert "T" not in [each.ticket for each in cluster.ledger.arrivals() if each.taken]


def test_forgetting_leaves_the_shop_s_own_alone(page_with: PageWith) -> None:
    """Its items and cookies, and names that look like ours."""
    head = """<script>
      localStorage.setItem("cart", "1");
      localStorage.setItem("elevate-tagged", "2");
      sessionStorage.setItem("seen", "3");
      document.cookie = "lang=en";
    </script>"""
    page = page_with("", head=head).page
    wait_until(page, f"{STORED}.customerKey !== undefined")
    assert called(page, "forget()") == [True]
    left = "[localStorage.cart, localStorage['elevate-tagged'], sessionStorage.seen]"
    assert page.evaluate(left) == ["1", "2", "3"]
    assert page.evaluate(KEPT) == [2, 1, "lang=en"]


def test_forgetting_forgets_what_was_agreed_to(
    page_with: PageWith, cluster: WatchedCluster, case: Case
) -> None:
    """Where consent is required it has to be given anew; what waited for it is gone."""
    cluster.tickets.issue("T")
    cluster.tickets.issue("other")
    with case("after consent"):
        page = page_with("", consent="required").page
        called(page, "consent('PERSONALIZED')", "forget()")
        assert page.evaluate(KEPT) == [0, 0, ""]
        # It waits, and on the next page there is no consent either.
        assert called(page, "click('T')") == [True]
        page = page_with("", consent="required", path="/next").page
        called(page, "click('other')", "consent('PERSONALIZED')")
        cluster.expect_only(("click", "other"))
    with case("before consent"):
        cluster.ledger.clear()
        page = page_with("", consent="required", fresh=True).page
        called(page, "click('T')", "forget()", "consent('PERSONALIZED')", "click('other')")
        cluster.expect_only(("click", "other"))


@tabs
def test_another_tab_forgets(page_with: PageWith, keys_now: KeysNow, case: Case) -> None:
    """Here too it is somebody new then, whether the page or a call said who was there."""
    for what in ("by the page", "by a call"):
        with case(what):
            by_page = what == "by the page"
            own = (MEMBER, "s") if by_page else (None, None)
            page = page_with("", fresh=True, customer_key=own[0], session_key=own[1]).page
            if not by_page:
                called(page, f"identify('{MEMBER}')")
            before = keys_now(page)
            other = page.context.new_page()
            page_with("", on=other, path="/other")
            assert called(other, "forget()") == [True]
            turn_to(page, like=other)
            after = keys_now(page)
            assert {*before, MEMBER}.isdisjoint(after)
            assert keys_now(page) == after
            other.close()


def test_nothing_of_it_is_ever_unhandled(caller: Caller, cluster: WatchedCluster) -> None:
    """All of it at once, before the tag has come."""
    calls = [f"identify('{MEMBER}')", "signOut()", "forget()", "keys()", "signOut()"]
    opened, answered = caller("before", calls)
    assert answered[:3] == [True] * 3
    assert answered[3]["customerKey"] != MEMBER
    assert unhandled(opened.page) == []
    cluster.expect_only(END, END)


@once
def test_what_was_done_before_the_tag_came_is_forgotten(
    caller: Caller, cluster: WatchedCluster
) -> None:
    """What is done after that is somebody new's."""
    for ticket in ("T", "T2", "other"):
        cluster.tickets.issue(ticket)
    opened = caller.waiting(CARD + OTHER + AFTER, consent="required")
    page = opened.page
    page.click("#it")
    page.evaluate("() => { elevateTag.forget() }")
    let_pass(page, A_HAND_MS)
    page.click("#after")
    caller.end()
    wait_until(page, "elevateTag.version")
    assert called(page, "consent('PERSONALIZED')") == [True]
    expect_nothing_but(cluster, page, T2)


@once
def test_what_a_page_after_this_one_kept_is_forgotten_too(page_with: PageWith) -> None:
    """The tab had been on another page, whose tag did not come."""
    page = page_with("").page
    wait_until(page, STORED + ".customerKey")
    page.evaluate("() => { sessionStorage.setItem('elevate-tag.acts', '\\nclick,1,0,1,1,1,a=') }")
    assert called(page, "forget()") == [True]
    assert page.evaluate("sessionStorage.getItem('elevate-tag.acts')") is None
