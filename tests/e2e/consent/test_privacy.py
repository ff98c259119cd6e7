"""Global Privacy Control, the browser's own word: it caps consent where the shop asks for it."""

from typing import Any
from urllib.parse import parse_qsl

import pytest

from tests.e2e.harness.calls import called, send
from tests.e2e.harness.cards import CARD, OTHER, OTHER_CLICK, T
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.visitors import Case
from tests.e2e.harness.waiting import wait_until
from tests.e2e.harness.watched_cluster import WatchedCluster
from tests.e2e.harness.written import KEPT, NOTHING, WATCH

pytestmark = pytest.mark.allows_refused_requests


def privacy(value: str) -> str:
    """A script that says what a browser says of Global Privacy Control."""
    told = f'"globalPrivacyControl", {{ value: {value}, configurable: true }}'
    return f"<script>Object.defineProperty(navigator, {told});</script>"


# What the browser says, whether it is asked, what was agreed to, and the level that is sent.
PRIVACY = [
    ("true", True, None, "ANONYMOUS"),
    ("true", True, "PERSONALIZED", "ANONYMOUS"),
    ("true", True, "UNPERSONALIZED", "ANONYMOUS"),
    ("true", True, "ANONYMOUS", "ANONYMOUS"),
    ("true", True, "SYNTHETIC", "SYNTHETIC"),
    ("true", False, None, "PERSONALIZED"),
    ("false", True, None, "PERSONALIZED"),
    ("undefined", True, None, "PERSONALIZED"),
    ("'0'", True, "UNPERSONALIZED", "UNPERSONALIZED"),
]


def test_global_privacy_control_is_respected_when_asked(
    page_with: PageWith, cluster: WatchedCluster, case: Case
) -> None:
    """No keys go along then, and none are stored; those of earlier visits are wiped."""
    for value, asked, consent, level in PRIVACY:
        with case(f"{value}, {'asked' if asked else 'not asked'}, {consent}"):
            page = page_with("", fresh=True).page
            keys = send(page, cluster).customer_key
            attributes: dict[str, Any] = {"respect_gpc": ""} if asked else {}
            page = page_with(
                "", path="/next", head=privacy(value), consent=consent, **attributes
            ).page
            arrival = send(page, cluster)
            query = dict(parse_qsl(arrival.query))
            assert query.get("userContext", "PERSONALIZED") == level
            assert (arrival.customer_key == keys) == (level in ("PERSONALIZED", "SYNTHETIC"))
            if level == "ANONYMOUS":
                wait_until(page, "localStorage.length === 0")
                assert page.evaluate(KEPT) == NOTHING


def test_consent_does_not_overrule_global_privacy_control(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """The browser's word was asked for; and nothing is sent before consent, or after a no."""
    page = page_with(
        CARD + OTHER, head=WATCH + privacy("true"), consent="required", respect_gpc=""
    ).page
    page.click("#it")
    assert cluster.ledger.arrivals() == []
    called(page, "consent('PERSONALIZED')")
    arrival = cluster.expect("click", "T")
    assert dict(parse_qsl(arrival.query)) == {"market": "UK", "userContext": "ANONYMOUS"}
    assert page.evaluate("written") == []
    called(page, "consent('NONE')", "click('T2')", "consent('UNPERSONALIZED')")
    page.click("#other")
    cluster.expect_only(T, OTHER_CLICK)
