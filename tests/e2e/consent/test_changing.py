"""Consent that is given, taken back and given again: here, on the next page, in another tab."""

from typing import Any

import pytest

from tests.e2e.harness.calls import called, send
from tests.e2e.harness.cards import CARD, OTHER, OTHER_CLICK, T
from tests.e2e.harness.keys import STORED
from tests.e2e.harness.marks import tabs
from tests.e2e.harness.members import SIGNED, V1
from tests.e2e.harness.outbox import click_in_vain
from tests.e2e.harness.page_server import Shop
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.tabs import turn_to
from tests.e2e.harness.taken import taken
from tests.e2e.harness.visitors import Case
from tests.e2e.harness.waiting import wait_until
from tests.e2e.harness.watched_cluster import WatchedCluster
from tests.e2e.harness.written import KEPT, NOTHING, WATCH

pytestmark = pytest.mark.allows_refused_requests


@pytest.mark.critical
def test_withdrawing_wipes_what_was_stored(
    page_with: PageWith, cluster: WatchedCluster, case: Case
) -> None:
    """Keys, cookies, and what waits for a cluster that fails; that is never sent."""
    host: dict[str, Any] = {"host": "shop.localhost", "cookie_domain": "shop.localhost"}
    for level in ("NONE", "ANONYMOUS", "UNPERSONALIZED"):
        with case(level):
            cluster.ledger.clear()
            page = page_with(CARD, fresh=True, session_minutes="30", **host).page
            before = send(page, cluster)
            click_in_vain(page, cluster)
            assert called(page, f"consent('{level}')") == [True]
            kept = page.evaluate("({ ...localStorage })")
            cookies = page.evaluate("document.cookie")
            cluster.heal()
            if level == "UNPERSONALIZED":
                assert kept.pop("voyado.session").count(before.session_key) == 1
                assert before.customer_key not in cookies
                names = {f"elevate-tag.{name}" for name in ("active", "mirrored", "seen")}
                assert set(kept) <= names
            else:
                assert (kept, cookies) == ({}, "")
            assert before.customer_key not in str(kept)
            called(page, "consent('PERSONALIZED')")
            after = send(page, cluster)
            assert after.customer_key != before.customer_key
            assert (after.session_key == before.session_key) == (level == "UNPERSONALIZED")
            assert "T" not in taken(cluster)


def test_withdrawing_wipes_the_cookies_of_a_wider_domain(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """An older library's, or those of a page with another `data-cookie-domain`."""
    kept = """<script>for (const name of ["customerKey", "sessionKey"]) {
      document.cookie = `apptus.${name}=k; path=/; domain=shop.localhost`;
      document.cookie = `apptus.${name}=k; path=/`;
    }</script>"""
    page = page_with(CARD, head=kept, host="a.shop.localhost").page
    assert send(page, cluster).customer_key == "k"
    assert page.evaluate("document.cookie") != ""
    assert called(page, "consent('NONE')") == [True]
    assert page.evaluate("document.cookie") == ""


def test_a_session_cookie_is_left_where_a_session_is_agreed_to(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """The shop's server may have made it."""
    cookie = "apptus.sessionKey=server"
    head = f"<script>document.cookie = '{cookie}; path=/'</script>"
    page = page_with(CARD, head=head, consent="UNPERSONALIZED").page
    sent = send(page, cluster)
    assert (sent.customer_key, sent.session_key) == ("", "server")
    assert page.evaluate("document.cookie") == cookie


def test_the_shop_s_own_keys_come_back_with_consent(
    page_with: PageWith, cluster: WatchedCluster, case: Case
) -> None:
    """Its server knows who is here, and asks with them too."""
    for level in ("NONE", "ANONYMOUS", "UNPERSONALIZED"):
        with case(level):
            given: dict[str, Any] = {"customer_key": "member", "session_key": "visit"}
            page = page_with("", fresh=True, consent="required", **given).page
            called(page, "consent('PERSONALIZED')")
            send(page, cluster)
            called(page, f"consent('{level}')", "consent('PERSONALIZED')")
            sent = send(page, cluster)
            assert (sent.customer_key, sent.session_key) == ("member", "visit")


def test_less_and_more_consent_keep_the_session(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """From no customer key to a new one, and on the way back that is gone for good."""
    page = page_with("", consent="required").page
    called(page, "consent('UNPERSONALIZED')")
    first = send(page, cluster)
    called(page, "consent('PERSONALIZED')")
    second = send(page, cluster)
    called(page, "consent('UNPERSONALIZED')")
    third = send(page, cluster)
    called(page, "consent('PERSONALIZED')")
    fourth = send(page, cluster)
    assert len({each.session_key for each in (first, second, third, fourth)}) == 1
    assert (first.customer_key, third.customer_key) == ("", "")
    assert len({second.customer_key, fourth.customer_key, ""}) == 3


def test_what_was_agreed_to_holds_on_the_next_page(
    page_with: PageWith, cluster: WatchedCluster, case: Case
) -> None:
    """With no further call, from its first moment; what stores nothing cannot be remembered."""
    for level in ("PERSONALIZED", "UNPERSONALIZED", "SYNTHETIC"):
        with case(level):
            page = page_with("", consent="required", fresh=True).page
            called(page, f"consent('{level}')")
            first = send(page, cluster)
            page = page_with(CARD, consent="required", path="/next").page
            second = send(page, cluster)
            assert second.query == first.query
    for level in ("ANONYMOUS", "NONE"):
        with case(level):
            cluster.ledger.clear()
            page = page_with("", consent="required", fresh=True).page
            called(page, f"consent('{level}')")
            page = page_with(CARD + OTHER, consent="required", path="/next").page
            page.click("#it")
            called(page, "consent('NONE')", "consent('PERSONALIZED')")
            page.click("#other")
            cluster.expect_only(OTHER_CLICK)


@tabs
def test_withdrawing_in_another_tab_counts_here(
    page_with: PageWith, cluster: WatchedCluster, case: Case
) -> None:
    """Nothing is stored or sent again by a tab that was open before."""
    for level in ("NONE", "UNPERSONALIZED"):
        with case(level):
            cluster.ledger.clear()
            page = page_with(CARD + OTHER, consent="required", fresh=True).page
            called(page, "consent('PERSONALIZED')")
            before = send(page, cluster)
            other = page.context.new_page()
            page_with("", on=other, consent="required", path="/other")
            assert called(other, f"consent('{level}')") == [True]
            turn_to(page, like=other)
            page.click("#it")
            if level == "UNPERSONALIZED":
                after = cluster.expect("click", "T")
                assert (after.customer_key, after.session_key) == ("", before.session_key)
            else:
                assert page.evaluate(KEPT) == NOTHING
                called(page, "consent('NONE')", "consent('PERSONALIZED')", "click('other')")
                cluster.expect("click", "other")
                assert "T" not in taken(cluster)
            other.close()


@tabs
def test_signing_in_after_another_tab_withdrew_stores_nothing(
    page_with: PageWith, case: Case
) -> None:
    """Also no token. It waits for consent where that is not known any more; else it is refused."""
    v1: dict[str, Any] = {"consent": "required", "api_version": V1}
    for level in ("NONE", "UNPERSONALIZED"):
        with case(level):
            page = page_with("", head=WATCH, fresh=True, **v1).page
            called(page, "consent('PERSONALIZED')", "keys()")
            other = page.context.new_page()
            page_with("", on=other, path="/other", **v1)
            called(other, f"consent('{level}')")
            turn_to(page, like=other)
            page.evaluate("() => { written.length = 0 }")
            signed = f"identify('{SIGNED.customer_key}', '{SIGNED.token}')"
            assert called(page, signed) == [level == "NONE"]
            assert page.evaluate("written") == []
            assert called(page, "keys()")[0]["customerKey"] == ""
            other.close()


FIELDS = """<form id=form action="/paid">
  <input name=c value=shop-c data-elevate-keys="customer">
  <input name=s value=shop-s data-elevate-keys="session"><button id=pay>Pay</button></form>"""


@tabs
def test_a_form_submits_no_keys_that_another_tab_had_wiped(
    page_with: PageWith, shop: Shop, case: Case
) -> None:
    """What the page itself has there is left alone until the tag has filled it once."""
    shop.add("/paid", "<title>Paid</title>")
    for word in ("consent('NONE')", "consent('ANONYMOUS')", "forget()"):
        with case(word):
            page = page_with(FIELDS, consent="required", fresh=True).page
            assert page.evaluate("form.c.value + form.s.value") == "shop-cshop-s"
            called(page, "consent('PERSONALIZED')")
            wait_until(page, f"form.c.value === {STORED}.customerKey")
            other = page.context.new_page()
            page_with("", on=other, consent="required", path="/other")
            called(other, word)
            turn_to(page, like=other)
            page.click("#pay")
            wait_until(page, "location.pathname === '/paid'")
            assert page.evaluate("location.search") == "?c=&s="
            other.close()
    with case("never filled"):
        page = page_with(FIELDS, consent="required", fresh=True).page
        page.click("#pay")
        wait_until(page, "location.pathname === '/paid'")
        assert page.evaluate("location.search") == "?c=shop-c&s=shop-s"


@tabs
def test_a_yes_in_another_tab_counts_here(page_with: PageWith, cluster: WatchedCluster) -> None:
    """With the next act goes what waited before it, as the same visitor's."""
    page = page_with(CARD + OTHER, consent="required").page
    page.click("#it")
    other = page.context.new_page()
    page_with("", on=other, consent="required", path="/other")
    called(other, "consent('PERSONALIZED')")
    keys = called(other, "keys()")[0]
    turn_to(page, like=other)
    page.click("#other")
    cluster.expect_only(T, OTHER_CLICK)
    sent = {(each.customer_key, each.session_key) for each in cluster.ledger.arrivals()}
    assert sent == {(keys["customerKey"], keys["sessionKey"])}
    other.close()


OLDER = """<script>
  localStorage.setItem("apptus.session", '{"customerKey":"a-c","sessionKey":"a-s"}');
  document.cookie = "apptus.customerKey=k-c; path=/";
</script>"""


def test_a_customer_key_of_an_older_library_goes_with_the_first_word(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """Where that does not allow it: the session goes on, and no later yes brings the key back."""
    page = page_with("", head=OLDER, consent="required").page
    called(page, "consent('UNPERSONALIZED')")
    first = send(page, cluster)
    assert (first.customer_key, first.session_key) == ("", "a-s")
    assert page.evaluate("[localStorage['apptus.session'] ?? '', document.cookie]") == ["", ""]
    called(page, "consent('PERSONALIZED')")
    second = send(page, cluster)
    assert second.customer_key not in ("", "a-c", "k-c")
    assert second.session_key == "a-s"


def test_only_a_page_that_asks_first_remembers_the_level(page_with: PageWith) -> None:
    """Where the script tag says it, the next page would not look."""
    remembered = "localStorage.getItem('elevate-tag.consent')"
    page = page_with("").page
    called(page, "consent('SYNTHETIC')")
    assert page.evaluate(remembered) is None
    page = page_with("", consent="required").page
    called(page, "consent('SYNTHETIC')")
    assert page.evaluate(remembered) == "SYNTHETIC"
