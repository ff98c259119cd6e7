"""Signing out: the session ends with the old keys, and both are new after it."""

import re

import pytest

from elevate_tag.sandbox.cluster.faults import Fault
from tests.e2e.harness.calls import Caller, called
from tests.e2e.harness.cards import CARD, OTHER, OTHER_CLICK, T
from tests.e2e.harness.ended import ended, ends
from tests.e2e.harness.keys import UUID
from tests.e2e.harness.marks import once, tabs
from tests.e2e.harness.members import MEMBER
from tests.e2e.harness.outbox import BOX
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.tabs import turn_to
from tests.e2e.harness.visitors import Case
from tests.e2e.harness.waiting import let_pass, wait_until
from tests.e2e.harness.watched_cluster import WatchedCluster
from tests.e2e.identity.scene import A_HAND_MS, KeysNow

pytestmark = pytest.mark.allows_refused_requests


@pytest.mark.critical
def test_signing_out_ends_the_session_and_makes_both_keys_new(
    page_with: PageWith, cluster: WatchedCluster, keys_now: KeysNow
) -> None:
    """`end` goes with the old keys; the next page has the new ones."""
    page = page_with("").page
    called(page, f"identify('{MEMBER}')")
    before = keys_now(page)
    assert called(page, "signOut()") == [True]
    end = ended(cluster)
    assert (end.customer_key, end.session_key) == before
    assert end.body == b""
    after = keys_now(page)
    assert {*before}.isdisjoint(after)
    assert all(re.fullmatch(UUID, key) for key in after)
    assert keys_now(page_with("", path="/next").page) == after
    assert len(ends(cluster)) == 1


def test_signing_out_before_consent_is_known(page_with: PageWith, cluster: WatchedCluster) -> None:
    """What was done before is sent as the member's, if at all, and nothing kept has him still."""
    cluster.tickets.issue("T")
    cluster.tickets.issue("other")
    stored = """<script>
      localStorage["voyado.session"] = '{"customerKey":"member","sessionKey":"visit"}';
      document.cookie = "apptus.customerKey=member; path=/";
      document.cookie = "apptus.sessionKey=visit; path=/";
    </script>"""
    page = page_with(CARD + OTHER, head=stored, consent="required").page
    page.click("#it")
    assert called(page, "signOut()") == [True]
    assert page.evaluate("[localStorage['voyado.session'], document.cookie]") == [None, ""]
    page.click("#other")
    assert called(page, "consent('PERSONALIZED')") == [True]
    sent = [cluster.expect(*T), ended(cluster)]
    assert {(each.customer_key, each.session_key) for each in sent} == {("member", "visit")}
    after = cluster.expect(*OTHER_CLICK)
    assert {after.customer_key, after.session_key}.isdisjoint({"member", "visit", ""})


@once
def test_one_member_after_another_before_consent_is_known(
    page_with: PageWith, cluster: WatchedCluster, keys_now: KeysNow
) -> None:
    """Each is sent what he did himself, and the last is still signed in."""
    tickets = {"T1": "first", "T2": "second", "T3": "second"}
    for ticket in tickets:
        cluster.tickets.issue(ticket)
    page = page_with("", consent="required").page
    for call in (
        *("identify('first')", "click('T1')", "signOut()"),
        *("identify('second')", "click('T2')", "consent('PERSONALIZED')", "click('T3')"),
    ):
        assert called(page, call) == [True]
    sent = {ticket: cluster.expect("click", ticket) for ticket in tickets}
    assert {ticket: each.customer_key for ticket, each in sent.items()} == tickets
    assert sent["T1"].session_key == ended(cluster).session_key
    assert sent["T2"].session_key == sent["T3"].session_key != sent["T1"].session_key
    assert keys_now(page)[0] == "second"


@tabs
def test_another_tab_signs_out(
    page_with: PageWith, cluster: WatchedCluster, keys_now: KeysNow
) -> None:
    """The first goes on with the new keys, though the page said who was there."""
    page = page_with("", customer_key=MEMBER, session_key="s").page
    assert keys_now(page) == (MEMBER, "s")
    other = page.context.new_page()
    page_with("", on=other, path="/other")
    assert called(other, "signOut()") == [True]
    end = ended(cluster)
    assert (end.customer_key, end.session_key) == (MEMBER, "s")
    turn_to(page, like=other)
    after = keys_now(page)
    assert {MEMBER, "s"}.isdisjoint(after)
    turn_to(other, like=page)
    assert keys_now(other) == after


def test_signing_out_brings_no_older_keys_back(page_with: PageWith, keys_now: KeysNow) -> None:
    """Where the vendor's older libraries kept them, in whichever way they wrote the cookie."""
    older = """<script>
      if (location.pathname === "/") {
        localStorage.setItem("apptus.session", '{"customerKey":"a-c","sessionKey":"a-s"}');
        document.cookie = "apptus.customerKey=k-c; path=/";
        document.cookie = "apptus.sessionKey=k-s; path=/; domain=" + location.hostname;
      }
    </script>"""
    page = page_with("", head=older, host="shop.localhost").page
    assert keys_now(page) == ("a-c", "a-s")
    assert called(page, "signOut()") == [True]
    after = keys_now(page)
    assert {"a-c", "a-s", "k-c", "k-s"}.isdisjoint(after)
    page = page_with("", path="/next", host="shop.localhost").page
    assert keys_now(page) == after
    assert page.evaluate("document.cookie") == ""


@once
def test_keys_of_this_page_view_alone_are_new_too(
    page_with: PageWith, cluster: WatchedCluster, keys_now: KeysNow, case: Case
) -> None:
    """Where the visitor agreed to none, and the version wants some; the same word leaves them."""
    for version in ("v2", "elevate-3/v2", "elevate-3/v1"):
        with case(version):
            cluster.ledger.clear()
            page = page_with("", consent="ANONYMOUS", api_version=version, fresh=True).page
            before = keys_now(page)
            assert called(page, "consent('ANONYMOUS')") == [True]
            assert keys_now(page) == before
            assert called(page, "signOut()") == [True]
            end = ended(cluster)
            assert (end.customer_key, end.session_key) == before
            after = keys_now(page)
            assert {*before}.isdisjoint(after)
            assert called(page, "forget()") == [True]
            assert {*before, *after}.isdisjoint(keys_now(page))


@once
def test_signing_out_while_the_cluster_fails(
    page_with: PageWith, cluster: WatchedCluster, keys_now: KeysNow
) -> None:
    """The `end` waits with the old keys, and goes when the cluster is well; then new ones."""
    page = page_with("").page
    before = keys_now(page)
    cluster.fail(Fault(status=503))
    assert called(page, "signOut()") == [True]
    wait_until(page, f"{BOX}[0] === 'waits'")
    cluster.heal()
    end = ended(cluster)
    assert (end.customer_key, end.session_key) == before
    assert {*before}.isdisjoint(keys_now(page))


@once
def test_what_was_done_before_signing_out_is_the_member_s(
    caller: Caller, cluster: WatchedCluster
) -> None:
    """Also where neither had the tag to hear of it; what comes after it is somebody else's."""
    cluster.tickets.issue("T")
    cluster.tickets.issue("other")
    opened = caller.waiting(CARD + OTHER, customer_key=MEMBER, session_key="s")
    opened.page.click("#other")
    opened.page.evaluate("() => { elevateTag.signOut() }")
    let_pass(opened.page, A_HAND_MS)
    opened.page.click("#it")
    caller.end()
    sent = [cluster.expect(*OTHER_CLICK), ended(cluster)]
    assert {(each.customer_key, each.session_key) for each in sent} == {(MEMBER, "s")}
    after = cluster.expect(*T)
    assert {after.customer_key, after.session_key}.isdisjoint({MEMBER, "s"})
