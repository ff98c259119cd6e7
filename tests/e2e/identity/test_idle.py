"""Sessions that end by themselves, after minutes without an act."""

from typing import Any

import pytest
from playwright.sync_api import Page as PlaywrightPage

from tests.e2e.harness.calls import called
from tests.e2e.harness.clock import page_with_clock
from tests.e2e.harness.keys import STORED
from tests.e2e.harness.marks import in_one, once, tabs
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.visitors import Case
from tests.e2e.identity.scene import KeysNow

pytestmark = pytest.mark.allows_refused_requests

IDLE = "localStorage.getItem('elevate-tag.active')"


def pass_minutes(page: PlaywrightPage, minutes: int) -> None:
    """Lets time pass without an act."""
    page.clock.fast_forward(minutes * 60_000)


@in_one
@once
def test_a_session_is_over_after_idle_minutes(page_with: PageWith, keys_now: KeysNow) -> None:
    """The customer stays; each act begins the time anew; the vendor's item holds nothing of it."""
    page = page_with_clock(page_with, session_minutes="30")
    first = keys_now(page)
    for _ in range(2):
        pass_minutes(page, 29)
        assert keys_now(page) == first
    pass_minutes(page, 31)
    second = keys_now(page)
    assert second[0] == first[0]
    assert second[1] != first[1]
    assert keys_now(page) == second
    assert page.evaluate(STORED) == {"customerKey": second[0], "sessionKey": second[1]}


@in_one
@once
def test_a_session_that_ended_while_nobody_was_here_is_over(
    page_with: PageWith, keys_now: KeysNow, case: Case
) -> None:
    """On the next page, whatever else knows the old key."""
    whatever: dict[str, dict[str, Any]] = {
        "nothing": {},
        "a cookie": {"host": "shop.localhost", "cookie_domain": "shop.localhost"},
        "an older library": {
            "head": "<script>localStorage.setItem('apptus.session',"
            """ '{"customerKey":"a-c","sessionKey":"a-s"}')</script>"""
        },
    }
    for what, given in whatever.items():
        with case(what):
            page = page_with_clock(page_with, session_minutes="30", fresh=True, **given)
            first = keys_now(page)
            pass_minutes(page, 31)
            page_with("", session_minutes="30", path="/next", **given)
            second = keys_now(page)
            assert second[0] == first[0]
            assert second[1] != first[1]


@in_one
@once
def test_a_session_that_the_page_names_lasts(page_with: PageWith, keys_now: KeysNow) -> None:
    """Its server goes on with it, too."""
    page = page_with_clock(page_with, session_minutes="30", session_key="given")
    pass_minutes(page, 31)
    assert keys_now(page)[1] == "given"


@in_one
@once
def test_a_session_lasts_unless_told_otherwise(page_with: PageWith, keys_now: KeysNow) -> None:
    """As with the vendor's client; and nothing is noted of when the visitor was here."""
    page = page_with_clock(page_with)
    first = keys_now(page)
    pass_minutes(page, 60 * 24)
    assert keys_now(page) == first
    assert page.evaluate(IDLE) is None


@in_one
@once
def test_a_session_without_a_customer_is_over_too(page_with: PageWith, keys_now: KeysNow) -> None:
    """Of a visitor who agreed to no more, from this page on."""
    page = page_with_clock(page_with, session_minutes="30")
    first = keys_now(page)
    assert called(page, "consent('UNPERSONALIZED')") == [True]
    assert keys_now(page) == ("", first[1])
    pass_minutes(page, 31)
    assert keys_now(page)[1] != first[1]


@tabs
@in_one
@once
def test_an_act_in_another_tab_keeps_the_session(page_with: PageWith, keys_now: KeysNow) -> None:
    """The visitor is one, whichever tab he is in."""
    page = page_with_clock(page_with, session_minutes="30")
    first = keys_now(page)
    pass_minutes(page, 31)
    # The other tab has the same clock: what it noted is what this one goes by.
    page.evaluate(
        "localStorage.setItem('elevate-tag.active', String(Math.floor(Date.now() / 1000 - 60)))"
    )
    assert keys_now(page) == first
