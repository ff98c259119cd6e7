"""The script tag's attributes in the page: mistakes are told once, and harm nothing."""

import re
from typing import Any

import pytest

from tests.e2e.harness.cards import CARD
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.tag_page import UP
from tests.e2e.harness.visitors import Case
from tests.e2e.harness.watched_cluster import WatchedCluster


@pytest.fixture(autouse=True)
def _issued(cluster: WatchedCluster) -> None:
    cluster.tickets.issue("T")


# What is told of attributes that hold something wrong.
MISTAKES: list[tuple[dict[str, Any], str]] = [
    ({"cluster_id": "w12"}, 'data-cluster-id="w12" is not a cluster id such as w1A2B3C4D'),
    ({"market": None}, "data-market is missing: set it to a market"),
    ({"market": " "}, "data-market is missing: set it to a market"),
    ({"origin_host": "shop.example"}, 'data-origin-host="shop.example" is not origins such as'),
    ({"api_version": "v9"}, 'data-api-version="v9" is not storefront/v3, v2, elevate-3/v2'),
    ({"api_base": "x"}, 'data-api-base="x" is not a URL with {cluster-id}'),
]


@pytest.mark.allows_console
def test_a_mistake_is_told_and_the_page_left_alone(
    page_with: PageWith, cluster: WatchedCluster, case: Case
) -> None:
    """One error on the console: which attribute, what it holds, what is allowed."""
    for attributes, message in MISTAKES:
        ticket = str(attributes)
        cluster.tickets.issue(ticket)
        with case(ticket):
            card = f'<button id=it data-elevate-ticket="{ticket}">Vase</button>'
            opened = page_with(card, up=False, fresh=True, **attributes)
            line = opened.said(message)
            assert (line.kind, line.text[:13]) == ("error", "elevate-tag: ")
            opened.page.click("#it")
            assert len(opened.console) == 1
            assert opened.page.evaluate(f"[localStorage.length, ({UP})()]") == [0, False]
    page_with(CARD, path="/whole").page.click("#it")
    cluster.expect_only(("click", "T"))


@pytest.mark.allows_console
def test_a_tag_without_attributes_says_which_it_needs(page_with: PageWith) -> None:
    """Both at once."""
    opened = page_with(CARD, up=False, cluster_id=None, market=None)
    opened.said("data-cluster-id is missing")
    opened.said("data-market is missing")


@pytest.mark.allows_console
def test_only_what_is_missing_is_told(page_with: PageWith, case: Case) -> None:
    """Its own script is the tag's, whichever attribute it lacks."""
    missing: dict[str, dict[str, Any]] = {
        "data-cluster-id": {"cluster_id": None},
        "data-market": {"market": None},
    }
    for name, attributes in missing.items():
        with case(name):
            opened = page_with(CARD, up=False, fresh=True, **attributes)
            opened.said(f"{name} is missing")
            assert len(opened.console) == 1


def test_nothing_is_said_without_being_asked(page_with: PageWith, cluster: WatchedCluster) -> None:
    """The console stays silent, sent or refused."""
    opened = page_with(CARD + "<button id=empty data-elevate-ticket>Empty</button>")
    opened.page.click("#empty")
    opened.page.click("#it")
    cluster.expect("click", "T")
    assert opened.console == []


@pytest.mark.allows_console
def test_debug_mode_tells_what_is_heard_sent_and_refused(
    page_with: PageWith, cluster: WatchedCluster, case: Case
) -> None:
    """By attribute, or for one look by the page's address."""
    ways: dict[str, dict[str, Any]] = {
        "by attribute": {"debug": ""},
        "by the address": {"query": "?elevate-debug"},
        "by an address with more": {"query": "?a=b&elevate-debug=1#c"},
    }
    endpoint = re.escape(f"{cluster.url}/api/storefront/v3/notifications/click?market=UK&")
    for way, given in ways.items():
        with case(way):
            body = CARD + "<button id=empty data-elevate-ticket>Empty</button>"
            opened = page_with(body, fresh=True, **given)
            opened.said("listening")
            opened.page.dblclick("#it")
            opened.page.click("#empty")
            assert re.match(f"elevate-tag: click T to {endpoint}", opened.said("click T to").text)
            opened.said("click T refused: a repeat")
            opened.said("refused: the ticket is empty")
            opened.said("click T answered 204")


@pytest.mark.allows_console
@pytest.mark.allows_refused_requests
def test_debug_mode_tells_what_the_cluster_refuses(page_with: PageWith) -> None:
    """A ticket that it never issued."""
    opened = page_with('<button id=it data-elevate-ticket="foreign">Vase</button>', debug="")
    opened.page.click("#it")
    opened.said("click foreign answered 400")


@pytest.mark.allows_console
@pytest.mark.allows_refused_requests
def test_a_cluster_that_is_away_harms_no_page(page_with: PageWith) -> None:
    """Debug mode says that there was no answer."""
    opened = page_with(CARD, cluster_id="http://127.0.0.1:1", debug="")
    opened.page.click("#it")
    opened.said("click T no answer")
    assert opened.errors == []
