"""What is stored and sent at each level of consent: these keys, and no others."""

import re
from typing import Any
from urllib.parse import parse_qsl

import pytest

from tests.e2e.harness.calls import called, send
from tests.e2e.harness.cards import CARD, OTHER, OTHER_CLICK, T
from tests.e2e.harness.keys import UUID
from tests.e2e.harness.marks import once
from tests.e2e.harness.outbox import SICK, WAITS, click_in_vain
from tests.e2e.harness.page import Page
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.taken import taken
from tests.e2e.harness.visitors import Case
from tests.e2e.harness.waiting import wait_until
from tests.e2e.harness.watched_cluster import WatchedCluster
from tests.e2e.harness.written import KEPT, NOTHING, WATCH

pytestmark = pytest.mark.allows_refused_requests

SESSION = "localStorage.getItem('voyado.session')"


def test_forms_have_the_keys_with_consent(page_with: PageWith) -> None:
    """And lose them with it."""
    page = page_with(
        '<input type=hidden id=c data-elevate-keys="customer">'
        '<input type=hidden id=s data-elevate-keys="session">',
        consent="required",
    ).page
    called(page, "keys()")
    assert page.evaluate("[c.value, s.value]") == ["", ""]
    called(page, "consent('PERSONALIZED')")
    keys = called(page, "keys()")[0]
    assert page.evaluate("[c.value, s.value]") == [keys["customerKey"], keys["sessionKey"]]
    called(page, "consent('UNPERSONALIZED')")
    assert page.evaluate("[c.value, s.value]") == ["", keys["sessionKey"]]
    called(page, "consent('NONE')")
    assert page.evaluate("[c.value, s.value]") == ["", ""]


# At each level of storefront/v3: the parameters beside the market, and the keys that are stored.
LEVELS = {
    "PERSONALIZED": ({"customerKey", "sessionKey"}, {"customerKey", "sessionKey"}),
    "UNPERSONALIZED": ({"sessionKey", "userContext"}, {"sessionKey"}),
    "ANONYMOUS": ({"userContext"}, set()),
    "SYNTHETIC": (
        {"customerKey", "sessionKey", "userContext"},
        {"customerKey", "sessionKey"},
    ),
}


def stored_keys(page: Page) -> set[str]:
    """The names of the keys that the vendor's item has, empty ones left out."""
    stored: dict[str, str] = page.evaluate(f"JSON.parse({SESSION} || '{{}}')")
    return {name for name, key in stored.items() if key}


@pytest.mark.critical
def test_each_level_has_its_parameters_and_its_storage(
    page_with: PageWith, cluster: WatchedCluster, case: Case
) -> None:
    """Exactly these, whether the script tag says the level or a call; the cluster takes all."""
    for level, (parameters, kept) in LEVELS.items():
        for given in (level, "required"):
            with case(f"{level} by {'a call' if given == 'required' else 'the script tag'}"):
                page = page_with("", head=WATCH, consent=given, fresh=True).page
                if given == "required":
                    assert called(page, f"consent('{level}')") == [True]
                query = dict(parse_qsl(send(page, cluster).query))
                assert set(query) == {"market", *parameters}
                assert query.get("userContext", "PERSONALIZED") == level
                assert stored_keys(page) == kept
                keys = called(page, "keys()")[0]
                assert keys == {name: query.get(name, "") for name in ("customerKey", "sessionKey")}
                if not kept:
                    assert page.evaluate(KEPT) == NOTHING
                    assert page.evaluate("written") == []


def test_a_page_may_say_that_nothing_is_sent(page_with: PageWith, cluster: WatchedCluster) -> None:
    """With NONE on the script tag; what an earlier page stored is wiped."""
    page = page_with(CARD).page
    page.click("#it")
    wait_until(page, f"{SESSION} !== null")
    page = page_with(OTHER, path="/next", head=WATCH, consent="NONE").page
    wait_until(page, "localStorage.length === 0")
    page.click("#other")
    assert called(page, "click('T2')") == [False]
    assert page.evaluate("written") == []
    assert page.evaluate(KEPT) == NOTHING
    page_with(OTHER, path="/later").page.click("#other")
    cluster.expect_only(T, OTHER_CLICK)


@once
def test_versions_that_know_no_levels_are_sent_keys_that_lead_nowhere(
    page_with: PageWith, cluster: WatchedCluster, case: Case
) -> None:
    """They cannot do without: in the place of one that may not go along, one of this page view."""
    for version in ("v2", "elevate-3/v2", "elevate-3/v1"):
        for level, (_, kept) in LEVELS.items():
            with case(f"{version} {level}"):
                given: dict[str, Any] = {"consent": level, "api_version": version}
                page = page_with("", fresh=True, head=WATCH, **given).page
                first = send(page, cluster)
                assert "userContext" not in first.query
                keys = first.customer_key, first.session_key
                assert all(re.fullmatch(UUID, key) for key in keys)
                # The same within the page.
                again = send(page, cluster)
                assert (again.customer_key, again.session_key) == keys
                assert stored_keys(page) == kept
                # What is under way has its address, and so the keys, in the outbox.
                wait_until(page, f"!({WAITS})")
                text = page.evaluate("JSON.stringify({ ...localStorage }) + document.cookie")
                assert (keys[0] in text, keys[1] in text) == (
                    "customerKey" in kept,
                    "sessionKey" in kept,
                )
                after = send(page_with("", path="/next", **given).page, cluster)
                assert (after.customer_key == keys[0]) == ("customerKey" in kept)
                assert (after.session_key == keys[1]) == ("sessionKey" in kept)


@once
def test_without_consent_to_store_not_even_a_lock_is(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """On a page under a plain name, where the browser has no locks; what failed is sent again."""
    page = page_with(CARD, head=WATCH, consent="ANONYMOUS", host="shop.test").page
    cluster.fail(SICK)
    page.click("#it")
    cluster.ledger.wait_for(lambda each: not each.taken, 15)
    cluster.heal()
    cluster.expect("click", "T")
    assert page.evaluate("written") == []
    assert page.evaluate(KEPT) == NOTHING


def test_what_waits_with_a_customer_key_does_not_go_out_with_less(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """On a later page that says so from its start; not even behind an act that comes at once."""
    page = page_with(CARD).page
    before = send(page, cluster)
    click_in_vain(page, cluster)
    # Or its own page sends it, where the next one takes long to come.
    page_with("", where="absent", path="/between")
    cluster.heal()
    page = page_with(OTHER, path="/next", consent="UNPERSONALIZED").page
    page.click("#other")
    after = cluster.expect(*OTHER_CLICK)
    assert (after.customer_key, after.session_key) == ("", before.session_key)
    assert before.customer_key not in page.evaluate("JSON.stringify({ ...localStorage })")
    assert "T" not in taken(cluster)


@pytest.mark.without("pyscript", "brython", reason="the compiled bundle shows it for all")
def test_what_waits_without_a_customer_key_goes_on_waiting(
    page_with: PageWith, cluster: WatchedCluster, case: Case
) -> None:
    """From page to page, whether the script tag says the level or a call."""
    for given in ("UNPERSONALIZED", "required"):
        with case(given):
            cluster.ledger.clear()
            page = page_with(CARD, consent=given, fresh=True).page
            called(page, "consent('UNPERSONALIZED')")
            click_in_vain(page, cluster)
            page_with("", path="/between", where="absent")
            cluster.heal()
            page = page_with("", path="/next", consent=given).page
            called(page, "consent('UNPERSONALIZED')")
            assert cluster.expect(*T).customer_key == ""
