"""Secrets on the script tag, where everybody can read them: the tag does not start, and says so."""

from typing import Any

import pytest

from tests.e2e.harness.calls import LISTEN, unhandled
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.visitors import Case
from tests.e2e.harness.waiting import wait_until
from tests.e2e.harness.watched_cluster import WatchedCluster

pytestmark = [pytest.mark.allows_console, pytest.mark.allows_refused_requests]

WRITTEN = "s3cr3t-0f-the-sh0p"
CALL = "<script>(window.elevateTag ||= { queue: [] }).queue.push((tag) => tag.click('T'));</script>"
GONE = "() => window.elevateTag === undefined || elevateTag.version === undefined"

# As they might be written; an attribute's name has no capitals in HTML.
REFUSED = [
    "api_key",
    "apikey",
    "API_KEY",
    "elevate_api_key",
    "private_key",
    "privatekey",
    "client_secret",
    "secret",
    "password",
]
# What looks a little like one, and is none.
FINE: dict[str, Any] = {"elevate_note": "a", "market_key": "b", "token": "c", "private": "d"}


def as_attribute(name: str) -> dict[str, Any]:
    """With a secret in it."""
    return {name: WRITTEN}


def test_a_secret_is_refused_without_being_repeated(
    page_with: PageWith, cluster: WatchedCluster, case: Case
) -> None:
    """One line that names the attribute and says where it belongs; nothing sent, nothing stored."""
    cluster.tickets.issue("T")
    cluster.tickets.issue("other")
    for attribute in REFUSED:
        with case(attribute):
            name = f"data-{attribute.lower().replace('_', '-')}"
            opened = page_with(
                f'<button id=it data-elevate-ticket="T">Vase</button>{CALL}',
                up=False,
                fresh=True,
                head=LISTEN,
                query="?elevate-debug",
                **as_attribute(attribute),
            )
            opened.page.click("#it")
            line = opened.said(f"{name} looks like a secret")
            assert line.kind == "error"
            assert "keep that on the shop's server" in line.text
            wait_until(opened.page, GONE)
            opened.page.click("#it")
            assert [each.kind for each in opened.console] == ["error"]
            assert WRITTEN not in str(opened.console)
            assert unhandled(opened.page) == []
            kept = "JSON.stringify({ ...localStorage, ...sessionStorage }) + document.cookie"
            assert opened.page.evaluate(kept) == "{}"
    page = page_with(
        '<button id=other data-elevate-ticket="other">Bowl</button>', path="/next"
    ).page
    page.click("#other")
    cluster.expect_only(("click", "other"))


def test_each_secret_is_told_of(page_with: PageWith) -> None:
    """Beside other mistakes, a line each."""
    opened = page_with("", up=False, api_key=WRITTEN, password=WRITTEN, market=None)
    opened.said("data-api-key looks like a secret")
    opened.said("data-password looks like a secret")
    opened.said("data-market is missing")
    assert len(opened.console) == 3
    assert WRITTEN not in str(opened.console)


def test_other_attributes_are_the_shop_s_own(page_with: PageWith, cluster: WatchedCluster) -> None:
    """The tag starts, and says nothing of them."""
    cluster.tickets.issue("T")
    opened = page_with('<button id=it data-elevate-ticket="T">Vase</button>', **FINE)
    opened.page.click("#it")
    cluster.expect_only(("click", "T"))
    assert opened.console == []
