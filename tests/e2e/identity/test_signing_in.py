"""Signing in: the shop's key for the visitor, from then on and in every tab."""

import json
import re

import pytest

from tests.e2e.harness.calls import LISTEN, Caller, answers, called
from tests.e2e.harness.cards import OTHER, OTHER_CLICK
from tests.e2e.harness.hostile import FULL
from tests.e2e.harness.keys import STORED, UUID
from tests.e2e.harness.marks import once, tabs
from tests.e2e.harness.members import MEMBER, SIGNED, V1
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.tabs import turn_to
from tests.e2e.harness.visitors import Case
from tests.e2e.harness.waiting import wait_until
from tests.e2e.harness.watched_cluster import WatchedCluster
from tests.e2e.identity.scene import KeysNow

pytestmark = pytest.mark.allows_refused_requests


def test_signing_in_keeps_the_session(page_with: PageWith, keys_now: KeysNow) -> None:
    """Both keys met in one session, which is what links them; the next page knows the visitor."""
    page = page_with("").page
    before = keys_now(page)
    assert called(page, f"identify('{MEMBER}')") == [True]
    assert keys_now(page) == (MEMBER, before[1])
    assert before[0] != MEMBER
    page = page_with("", path="/next").page
    assert keys_now(page) == (MEMBER, before[1])
    # Of a shop that says so on each page.
    assert called(page, f"identify('{MEMBER}')") == [True]
    assert keys_now(page) == (MEMBER, before[1])


def test_spaces_around_a_key_are_none_of_it(page_with: PageWith, keys_now: KeysNow) -> None:
    """As in the script tag's attributes; one visitor is not to be two."""
    page = page_with("").page
    assert called(page, f"identify(' {MEMBER}\\n')") == [True]
    assert keys_now(page)[0] == MEMBER


def test_a_session_that_is_not_stored_yet_is_kept_too(
    page_with: PageWith, keys_now: KeysNow, case: Case
) -> None:
    """The shop's, before the tag has looked or before consent; and where nothing can be stored."""
    with case("the shop's"):
        head = f"<script>elevateTag = {{queue: [tag => tag.identify('{MEMBER}')]}}</script>"
        page = page_with("", head=head, session_key="s").page
        assert keys_now(page) == (MEMBER, "s")
    with case("before consent"):
        page = page_with("", consent="required", fresh=True, session_key="s").page
        assert called(page, f"identify('{MEMBER}')", "consent('PERSONALIZED')") == [True, True]
        assert keys_now(page) == (MEMBER, "s")
    with case("no storage"):
        page = page_with("", head=f"<script>{FULL}</script>", fresh=True).page
        before = keys_now(page)
        assert called(page, f"identify('{MEMBER}')") == [True]
        assert keys_now(page) == (MEMBER, before[1])
        assert called(page, "signOut()") == [True]
        assert {MEMBER, *before}.isdisjoint(keys_now(page))


@tabs
def test_a_session_that_another_tab_ended_is_not_brought_back(
    page_with: PageWith, keys_now: KeysNow
) -> None:
    """Though the page said which it was."""
    page = page_with("", session_key="s").page
    assert keys_now(page)[1] == "s"
    other = page.context.new_page()
    page_with("", on=other, path="/other")
    assert called(other, "signOut()") == [True]
    after = keys_now(other)
    turn_to(page, like=other)
    assert called(page, f"identify('{MEMBER}')") == [True]
    assert keys_now(page) == (MEMBER, after[1])


@tabs
def test_another_tab_signs_in(page_with: PageWith, keys_now: KeysNow) -> None:
    """So this one is signed in too."""
    page = page_with("").page
    before = keys_now(page)
    other = page.context.new_page()
    page_with("", on=other, path="/other")
    assert called(other, f"identify('{MEMBER}')") == [True]
    turn_to(page, like=other)
    assert keys_now(page) == (MEMBER, before[1])


def test_a_form_has_the_member_s_key_at_once(page_with: PageWith) -> None:
    """And after signing out the next visitor's."""
    page = page_with('<input type=hidden id=c data-elevate-keys="customer">').page
    called(page, f"identify('{MEMBER}')")
    wait_until(page, f"c.value === '{MEMBER}'")
    called(page, "signOut()")
    wait_until(page, f"c.value !== '{MEMBER}' && c.value === {STORED}.customerKey")


# What is no customer key, and a part of the reason.
BAD = {
    "": "the customer key is empty",
    "ann@shop.example": "looks like an e-mail address or a telephone number",
    "ANN%40shop@x": "looks like an e-mail address or a telephone number",
    "+46 70-123 45 67": "looks like an e-mail address or a telephone number",
    "070 123 45 67": "looks like an e-mail address or a telephone number",
    "(0)8.123/456": "looks like an e-mail address or a telephone number",
    "46701234567": "looks like an e-mail address or a telephone number",
}
ELEVATE_3_ONLY = {
    "user-42": "a UUID of version 4",
    "0a6f8f0e-8d1c-1b7e-9a3f-2f6f1f0f7c11": "a UUID of version 4",
}


def test_what_cannot_be_a_customer_key_is_refused(
    page_with: PageWith, keys_now: KeysNow, case: Case
) -> None:
    """The visitor stays who he was, and what was given is not repeated: it may be personal."""
    page = page_with("", head=LISTEN).page
    before = keys_now(page)
    for key, part in BAD.items():
        with case(key or "empty"):
            assert called(page, f"identify({json.dumps(key)})") == [False]
            detail = page.evaluate("mistakes.pop()")
            assert (detail["kind"], detail["status"]) == ("identify", 0)
            assert part in detail["reason"]
            assert key == "" or key not in json.dumps(detail)
    assert keys_now(page) == before


def test_elevate_3_wants_uuids(page_with: PageWith, case: Case) -> None:
    """Refused by the tag, as the cluster would."""
    for version in ("elevate-3/v2", V1):
        page = page_with("", head=LISTEN, api_version=version, fresh=True).page
        for key, part in ELEVATE_3_ONLY.items():
            with case(f"{version} {key}"):
                assert called(page, f"identify('{key}')") == [False]
                assert part in page.evaluate("mistakes.pop()")["reason"]
        with case(f"{version}, a hash"):
            # Of a visitor who is signed in; only the older version has that.
            hashed = called(page, f"identify('{SIGNED.customer_key}', '{SIGNED.token}')")
            assert hashed == [version == V1]


def test_a_key_of_any_signs_goes_to_elevate_4(page_with: PageWith, keys_now: KeysNow) -> None:
    """Byte for byte."""
    key = 'Bruce Wayne 🦇 "&=+%'
    page = page_with("").page
    assert called(page, f"identify({json.dumps(key)})") == [True]
    assert keys_now(page)[0] == key
    assert page.evaluate(STORED)["customerKey"] == key


@pytest.mark.critical
def test_signing_in_before_the_tag_has_come(caller: Caller, cluster: WatchedCluster) -> None:
    """What is called after it in the page is the member's, also an act before it."""
    cluster.tickets.issue("T")
    script = f"<script>window.made = [elevateTag.identify('{MEMBER}'), elevateTag.click('T')]"
    opened = caller.waiting(f"{script}</script>")
    caller.end()
    assert answers(opened.page) == [True, True]
    assert cluster.expect("click", "T").customer_key == MEMBER


def test_signing_in_before_consent_is_known(page_with: PageWith, keys_now: KeysNow) -> None:
    """It counts once there is consent; until then nothing is kept, without it nothing at all."""
    page = page_with("", consent="required").page
    assert called(page, f"identify('{MEMBER}')") == [True]
    assert page.evaluate("localStorage.length") == 0
    assert called(page, "consent('PERSONALIZED')") == [True]
    assert keys_now(page)[0] == MEMBER
    page = page_with("", consent="required", fresh=True).page
    called(page, f"identify('{MEMBER}')", "consent('UNPERSONALIZED')")
    assert keys_now(page)[0] == ""
    assert MEMBER not in page.evaluate("JSON.stringify({...localStorage})")


def test_who_did_not_agree_to_be_known_is_not(page_with: PageWith, case: Case) -> None:
    """Signing in is refused with the reason."""
    for level in ("UNPERSONALIZED", "ANONYMOUS", "NONE"):
        with case(level):
            page = page_with("", head=LISTEN, consent=level, fresh=True).page
            assert called(page, f"identify('{MEMBER}')") == [False]
            assert page.evaluate("mistakes[0].reason") == "the visitor has not agreed to be known"


@once
def test_half_a_sign_is_no_key(
    page_with: PageWith, keys_now: KeysNow, cluster: WatchedCluster
) -> None:
    """It fits in no URL: it is refused, and one that something else stored is not used."""
    cluster.tickets.issue("other")
    page = page_with(OTHER, head=LISTEN).page
    before = keys_now(page)
    assert called(page, r"identify('Bruce \ud83e')") == [False]
    assert "has half a sign in it" in page.evaluate("mistakes.pop()")["reason"]
    assert keys_now(page) == before
    page.evaluate(
        r"""() => { localStorage.setItem("voyado.session",
          '{"customerKey":"Bruce \\ud83e","sessionKey":"s"}') }"""
    )
    page.click("#other")
    sent = cluster.expect(*OTHER_CLICK)
    assert re.fullmatch(UUID, sent.customer_key)
    assert sent.session_key == "s"
