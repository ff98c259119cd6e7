"""The four versions of Elevate: what each has arrives as it documents, and nothing else is sent.

The paths and bodies are docs/versions.md's, written out once more.
"""

import json
from collections.abc import Callable
from string import Template
from typing import Any
from urllib.parse import parse_qsl

import pytest

from elevate_tag.sandbox.cluster.arrival import Arrival
from tests.e2e.harness.bodies import ALL, END, body, phrases, product, products, variant
from tests.e2e.harness.mistakes import HEARD, expect_mistake
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.visitors import Case
from tests.e2e.harness.waiting import wait_until
from tests.e2e.harness.watched_cluster import WatchedCluster

STOREFRONT, OLDER, E3_V2, E3_V1 = VERSIONS = "storefront/v3", "v2", "elevate-3/v2", "elevate-3/v1"
CUSTOMER, SESSION = "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d", "FEDCBA98-7654-4321-ABCD-0123456789AB"
KEYS: dict[str, Any] = {"customer_key": CUSTOMER, "session_key": SESSION}

# Each notification: its path in each version, "" where that has none.
PATHS = {
    "click": ("click", "click", "click", "click"),
    "add-to-cart": ("add-to-cart", "add-to-cart", "adding-to-cart", "adding-to-cart"),
    "add-favorite": ("add-favorite", "add-favorite", "favorite/add", ""),
    "remove-favorite": ("remove-favorite", "remove-favorite", "favorite/remove", ""),
    "ad-impression": ("ad-impression", "", "", ""),
    "remove-recent-searches": ("remove-recent-searches", "remove-recent-searches", "", ""),
    "remove-recently-viewed": ("remove-recently-viewed", "", "", ""),
    "non-esales-click": ("", "", "non-esales-click", "non-esales-click"),
    "non-esales-add-to-cart": ("", "", *["non-esales-adding-to-cart"] * 2),
    "payment": ("", "payment", "payment", "payment"),
    "end": ("end", "end", "end", "end"),
}
MARKED = {
    "click": ('<button id=$it data-elevate-ticket="marked">', "marked"),
    "add-to-cart": ('<button id=$it data-elevate-add-to-cart="marked">', "marked"),
    "add-favorite": (
        '<button id=$it data-elevate-favorite="add" data-elevate-variant-key="P1001-moss">',
        variant("P1001-moss"),
    ),
    "remove-favorite": (
        '<button id=$it data-elevate-favorite="remove" data-elevate-product-key="P1001">',
        product("P1001"),
    ),
    "remove-recent-searches": (
        '<button id=$it data-elevate-remove-search="jeans">',
        phrases("jeans"),
    ),
    "remove-recently-viewed": ('<button id=$it data-elevate-remove-viewed="*">', ALL),
    "non-esales-click": ('<button id=$it data-elevate-product-key="P1002">', product("P1002")),
    "non-esales-add-to-cart": (
        '<button id=$it data-elevate-add-to-cart data-elevate-variant-key="P1002-oat">',
        variant("P1002-oat"),
    ),
    "end": ("<button id=$it data-elevate-end>", ""),
}
LINES = [{"variantKey": "P1001-sand", "quantity": 2, "sellingPrice": 14.5}]
CALLED = {
    "click": ("click('called')", "called"),
    "add-to-cart": ("addToCart('called')", "called"),
    "add-favorite": ("addFavorite('P1003')", product("P1003")),
    "remove-favorite": ("removeFavorite({variantKey: 'P1003-clay'})", variant("P1003-clay")),
    "ad-impression": ("adImpression('called')", "called"),
    "remove-recent-searches": ("removeRecentSearches('removeAll')", ALL),
    "remove-recently-viewed": ("removeRecentlyViewed(['P1', 'P2'])", products("P1", "P2")),
    "non-esales-click": ("nonEsalesClick({variantKey: 'P1003-clay'})", variant("P1003-clay")),
    "non-esales-add-to-cart": (
        "nonEsalesAddToCart({productKey: 'P1003', variantKey: 'P1003-clay'})",
        body(productKey="P1003", variantKey="P1003-clay"),
    ),
    "payment": (f"payment({json.dumps({'lines': LINES})})", body(lines=LINES)),
    "end": ("end()", ""),
}
# Web API v1 wants a null for the key that is not there, and product before variant.
NULLS = ("add-favorite", "remove-favorite", "non-esales-click", "non-esales-add-to-cart")
WITH_ID = ("click", "add-to-cart", "non-esales-click", "non-esales-add-to-cart")


def path_of(kind: str, version: str) -> str:
    """The last part of its path, "" where the version has no such notification."""
    return PATHS[kind][VERSIONS.index(version)]


def marked_html() -> str:
    """A button for each kind of mark, whose id is the kind."""
    return "".join(
        f"<p>{Template(start).substitute(it=kind)}{kind}</button></p>"
        for kind, (start, _) in MARKED.items()
    )


def about_in(version: str, kind: str, about: str) -> str:
    """What `expect` is to wait for."""
    if version != E3_V1 or kind not in NULLS:
        return about
    return body(**{"productKey": None, "variantKey": None, **json.loads(about)})


def expect_form(arrival: Arrival, version: str, kind: str, about: str) -> None:
    """Query and body to the byte, the content type, and who sends."""
    assert arrival.api == version
    mine = (arrival.market, arrival.customer_key, arrival.session_key)
    assert mine == ("UK", CUSTOMER, SESSION)
    said = about
    if about and not about.startswith("{"):
        said = body(ticket=about)
    if version == E3_V1:
        assert arrival.query == ""
        own = {"id": arrival.id} if kind in WITH_ID else {}
        sender = {"market": "UK", "customerKey": CUSTOMER, "sessionKey": SESSION}
        assert arrival.body.decode() == body(**sender, **own, **json.loads(said or "{}"))
        assert (arrival.id != "") == (kind in WITH_ID)
    else:
        prefix = "esales." if version == E3_V2 else ""
        names = [f"{prefix}{name}" for name in ("market", "customerKey", "sessionKey")]
        assert parse_qsl(arrival.query) == list(zip(names, mine, strict=True))
        assert arrival.body.decode() == said
    json_only = version.startswith("elevate-3/")
    wanted = "application/json" if json_only else "text/plain;charset=utf-8"
    assert arrival.content_type.lower() == wanted


def issue(cluster: WatchedCluster, *tickets: str) -> None:
    """Tickets that may go into a cart."""
    for ticket in tickets:
        cluster.tickets.issue(ticket, product_key="P1001")


@pytest.mark.parametrize("version", VERSIONS)
def test_each_notification_that_a_version_has_arrives_in_its_form(
    version: str,
    page_with: PageWith,
    cluster_with: Callable[..., WatchedCluster],
    case: Case,
) -> None:
    """By markup, and by a call of the name that the vendor's client has."""
    cluster = cluster_with(client_payments="all")
    issue(cluster, "marked", "called")
    html = marked_html()
    page = page_with(html, cluster=cluster, api_version=version, **KEYS).page
    sent: list[tuple[str, str]] = []

    def arrives(kind: str, about: str) -> None:
        about = about_in(version, kind, about)
        sent.append((path_of(kind, version), about))
        expect_form(cluster.expect(*sent[-1]), version, kind, about)

    for kind, (_, about) in MARKED.items():
        if path_of(kind, version):
            with case(f"{kind} by markup"):
                page.click(f"#{kind}")
                arrives(kind, about)
    for kind, (call, about) in CALLED.items():
        if path_of(kind, version):
            with case(call):
                assert page.evaluate(f"elevateTag.{call}") is True
                if kind != "end":  # the second of two: it stands in what `expect_only` counts
                    arrives(kind, about)
                else:
                    sent.append(END)
    cluster.expect_only(*sent)
    ids = [arrival.id for arrival in cluster.ledger.arrivals() if arrival.id]
    assert len(ids) == len(set(ids))


@pytest.mark.allows_console
@pytest.mark.parametrize("version", VERSIONS)
def test_what_a_version_does_not_have_is_a_mistake(
    version: str, page_with: PageWith, cluster: WatchedCluster, case: Case
) -> None:
    """Told once, and not sent. On Elevate 4 a product's key alone asks for nothing at all."""
    issue(cluster, "called", "marked")
    html = marked_html()
    opened = page_with(html + HEARD, api_version=version, debug="", **KEYS)
    reason = f'data-api-version="{version}" has no such notification'
    for kind, (call, _) in CALLED.items():
        if not path_of(kind, version):
            with case(call):
                assert opened.page.evaluate(f"elevateTag.{call}") is False
                expect_mistake(opened, kind, reason)
            if kind in MARKED and not kind.startswith("non-esales-"):
                with case(f"{kind} by markup"):
                    opened.page.click(f"#{kind}")
                    expect_mistake(opened, kind, reason)
    if version in (STOREFRONT, OLDER):
        with case("an add-to-cart without a ticket"):
            opened.page.click("#non-esales-add-to-cart")
            expect_mistake(opened, "add-to-cart", "the ticket is empty")
        opened.page.click("#non-esales-click")
    opened.page.click("#click")
    cluster.expect_only(("click", "marked"))
    assert opened.page.evaluate("mistakes") == []


@pytest.mark.allows_refused_requests  # WebKit tells of what a page that is left asked for
@pytest.mark.parametrize("version", VERSIONS)
def test_a_click_that_leaves_the_page_arrives_once(
    version: str, page_with: PageWith, cluster: WatchedCluster
) -> None:
    """Also where the browser has to ask before it may send JSON."""
    issue(cluster, "T")
    page_with("", path="/next", api_version=version)
    page = page_with('<a id=it href="/next" data-elevate-ticket=T>V</a>', api_version=version).page
    page.click("#it")
    wait_until(page, "location.pathname === '/next' && !!window.elevateTag?.version")
    cluster.expect("click", "T")
    assert page.evaluate("elevateTag.end()") is True
    cluster.expect_only(("click", "T"), END)
