"""Tokens, which Web API v1 wants of a visitor who is signed in: each goes with its own key only."""

import json
import re
from typing import Any

import pytest

from tests.e2e.harness.calls import called
from tests.e2e.harness.ended import ended
from tests.e2e.harness.keys import UUID
from tests.e2e.harness.marks import tabs
from tests.e2e.harness.members import OTHER_SIGNED, SIGNED, V1
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.tabs import turn_to
from tests.e2e.harness.watched_cluster import WatchedCluster
from tests.e2e.identity.scene import KeysNow

pytestmark = pytest.mark.allows_refused_requests


def test_a_token_goes_along_with_its_key(
    page_with: PageWith, cluster: WatchedCluster, keys_now: KeysNow
) -> None:
    """Web API v1: the cluster, which knows the private key, takes it, also from the next page."""
    page = page_with("", api_version=V1).page
    before = keys_now(page)
    signed = f"identify('{SIGNED.customer_key}', '{SIGNED.token}')"
    assert called(page, signed) == [True]
    assert keys_now(page) == (SIGNED.customer_key, before[1])
    assert json.loads(cluster.ledger.arrivals()[-1].body)["token"] == SIGNED.token
    page = page_with("", path="/next", api_version=V1).page
    assert keys_now(page) == (SIGNED.customer_key, before[1])
    assert called(page, "signOut()") == [True]
    assert ended(cluster).customer_key == SIGNED.customer_key
    after = keys_now(page)
    assert {*after}.isdisjoint({SIGNED.customer_key, *before})
    assert "token" not in json.loads(cluster.ledger.arrivals()[-1].body)


def test_a_token_may_come_with_the_page(page_with: PageWith, keys_now: KeysNow) -> None:
    """The shop's server says who is there, on each page anew."""
    given: dict[str, Any] = {
        "customer_key": SIGNED.customer_key,
        "token": SIGNED.token,
        "api_version": V1,
    }
    page = page_with("", **given).page
    assert keys_now(page)[0] == SIGNED.customer_key
    assert called(page, "signOut()") == [True]
    assert re.fullmatch(UUID, keys_now(page)[0])


@pytest.mark.allows_console
def test_a_key_whose_token_is_missing_is_replaced(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """The cluster would refuse all that came with it; debug mode says so."""
    opened = page_with("", customer_key=SIGNED.customer_key, api_version=V1, debug="")
    assert called(opened.page, "end()") == [True]
    opened.said("a customer key that is a SHA256 needs its token")
    assert re.fullmatch(UUID, str(ended(cluster).customer_key))


@tabs
def test_another_tab_s_signing_in_and_out_needs_no_other_token(
    page_with: PageWith, keys_now: KeysNow
) -> None:
    """Its own token is in hand still, and it goes with no other key than its own."""
    given: dict[str, Any] = {
        "customer_key": SIGNED.customer_key,
        "token": SIGNED.token,
        "api_version": V1,
    }
    page = page_with("", **given).page
    assert keys_now(page)[0] == SIGNED.customer_key
    other = page.context.new_page()
    page_with("", on=other, path="/other", api_version=V1)
    assert called(other, "signOut()") == [True]
    turn_to(page, like=other)
    assert re.fullmatch(UUID, keys_now(page)[0])
    turn_to(other, like=page)
    signed = f"identify('{OTHER_SIGNED.customer_key}', '{OTHER_SIGNED.token}')"
    assert called(other, signed) == [True]
    turn_to(page, like=other)
    assert keys_now(page)[0] == OTHER_SIGNED.customer_key


def test_a_token_that_waited_for_consent_is_kept(page_with: PageWith, keys_now: KeysNow) -> None:
    """Else the next page would send a hash without a token."""
    page = page_with("", consent="required", api_version=V1).page
    signed = f"identify('{SIGNED.customer_key}', '{SIGNED.token}')"
    assert called(page, signed, "consent('PERSONALIZED')") == [True, True]
    page = page_with("", consent="required", api_version=V1, path="/next").page
    assert keys_now(page)[0] == SIGNED.customer_key


def test_a_token_is_dropped_with_consent(page_with: PageWith, keys_now: KeysNow) -> None:
    """A key of this page view stands in, and goes without one."""
    given: dict[str, Any] = {
        "customer_key": SIGNED.customer_key,
        "token": SIGNED.token,
        "api_version": V1,
    }
    page = page_with("", **given).page
    keys_now(page)
    assert called(page, "consent('UNPERSONALIZED')") == [True]
    assert re.fullmatch(UUID, keys_now(page)[0])


def test_a_token_outlives_a_word_of_consent(page_with: PageWith, keys_now: KeysNow) -> None:
    """Said again on a page that does not know it, as a banner's script does on each."""
    page = page_with("", consent="required", api_version=V1).page
    signed = f"identify('{SIGNED.customer_key}', '{SIGNED.token}')"
    called(page, "consent('PERSONALIZED')", signed)
    page = page_with("", consent="required", api_version=V1, path="/next").page
    called(page, "consent('PERSONALIZED')")
    assert keys_now(page)[0] == SIGNED.customer_key
    page = page_with("", consent="required", api_version=V1, path="/later").page
    assert keys_now(page)[0] == SIGNED.customer_key
