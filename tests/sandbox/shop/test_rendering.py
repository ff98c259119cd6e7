"""What every page has: the snippet, the keys, the headers."""

import re

import httpx
import pytest

from elevate_tag.sandbox.serving import Serving
from elevate_tag.sandbox.shop.app import ShopSettings, create_shop
from elevate_tag.snippet import built_bundles
from tests.sandbox.shop.markup import Markup

PAGES = ("/", "/search?q=mug", "/product/P1001", "/cart", "/product/P0000", "/nowhere")
UUID4 = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")


@pytest.mark.parametrize("path", PAGES)
def test_the_snippet_is_in_the_head_with_the_visitors_keys(
    visitor: httpx.Client, cluster_url: str, path: str
) -> None:
    """The keys are the cookies', so that page and server agree; the file is served."""
    page = Markup(visitor.get(path).text)
    script = page.one("script", async_="").attributes
    assert page.page.index("<script") < page.page.index("</head>")
    assert script["data-cluster-id"] == cluster_url
    assert script["data-market"] == "UK"
    assert script["data-customer-key"] == visitor.cookies["nordhem.customerKey"]
    assert script["data-session-key"] == visitor.cookies["nordhem.sessionKey"]
    assert visitor.get(script["src"]).headers["content-type"].startswith("text/javascript")


@pytest.mark.parametrize("path", PAGES)
def test_the_policy_lets_that_script_run_and_nothing_else(
    visitor: httpx.Client, cluster_url: str, path: str
) -> None:
    """The nonce is the page's own; but for the tag's inline script nothing is written inline."""
    response = visitor.get(path)
    page = Markup(response.text)
    policy = dict(
        part.split(" ", 1) for part in response.headers["content-security-policy"].split("; ")
    )
    assert policy["default-src"] == "'none'"
    inline, tag = page.all("script")
    assert inline.text == built_bundles()["compiled"].early
    assert inline.attributes == {"nonce": tag.attributes["nonce"]}
    assert policy["script-src"] == f"'nonce-{tag.attributes['nonce']}'"
    assert policy["style-src"] == policy["img-src"] == policy["form-action"] == "'self'"
    assert policy["connect-src"] == cluster_url
    assert policy["base-uri"] == policy["object-src"] == policy["frame-ancestors"] == "'none'"
    assert not page.all("style")
    assert not [name for e in page.elements for name in e.attributes if name.startswith("on")]
    assert not page.values("style")


def test_a_nonce_is_used_once(visitor: httpx.Client) -> None:
    """Two pages, two nonces."""
    first, second = (Markup(visitor.get("/cart").text).all("script")[0] for _ in range(2))
    assert first.attributes["nonce"] != second.attributes["nonce"]


def test_pages_are_not_kept_by_caches(visitor: httpx.Client) -> None:
    """Their tickets belong to one visit. Files without tickets may be kept."""
    assert visitor.get("/").headers["cache-control"] == "private, no-cache"
    style = Markup(visitor.get("/").text).one("link", rel="stylesheet").attributes["href"]
    assert "immutable" in visitor.get(style).headers["cache-control"]


@pytest.mark.parametrize("path", [*PAGES, "/assets/shop.css", "/pictures/hero.webp"])
def test_every_answer_has_the_other_headers(visitor: httpx.Client, path: str) -> None:
    """Files too."""
    headers = visitor.get(path).headers
    assert headers["referrer-policy"] == "strict-origin-when-cross-origin"
    assert headers["x-content-type-options"] == "nosniff"
    assert "geolocation=()" in headers["permissions-policy"]


def test_a_first_visit_gets_two_keys(visitor: httpx.Client) -> None:
    """The customer key for a year, the session key until the browser closes."""
    customer, session = visitor.get("/").headers.get_list("set-cookie")
    assert UUID4.search(customer)
    assert UUID4.search(session)
    assert customer.startswith("nordhem.customerKey=")
    assert session.startswith("nordhem.sessionKey=")
    assert "Max-Age=31536000" in customer
    assert "Max-Age" not in session
    for cookie in (customer, session):
        assert {"HttpOnly", "Path=/", "SameSite=lax"} <= set(cookie.split("; "))


def test_a_return_visit_keeps_its_keys(visitor: httpx.Client) -> None:
    """On any page, and through a change of the cart."""
    visitor.get("/")
    before = dict(visitor.cookies)
    visitor.post("/cart/remove", data={"variant": "P1001-sand"})
    visitor.get("/nowhere")
    assert dict(visitor.cookies) == before


@pytest.mark.parametrize("kept", ["", "42", "a@b.example", '"><script>', "0" * 36])
def test_a_broken_key_is_made_anew(visitor: httpx.Client, kept: str) -> None:
    """The other one stays."""
    visitor.get("/")
    session = visitor.cookies["nordhem.sessionKey"]
    visitor.cookies.clear()
    cookies = f"nordhem.customerKey={kept}; nordhem.sessionKey={session}"
    script = Markup(visitor.get("/", headers={"Cookie": cookies}).text).one("script", async_="")
    assert UUID4.fullmatch(script.attributes["data-customer-key"])
    assert script.attributes["data-session-key"] == session


def test_the_tags_settings_reach_the_snippet(cluster_url: str) -> None:
    """Market, origin host and debug."""
    settings = ShopSettings(cluster_url, "SE", "https://shop.example", debug=True)
    with Serving(create_shop(settings)) as shop:
        page = Markup(httpx.get(shop.url, trust_env=False).text)
    script = page.one("script", async_="").attributes
    assert script["data-market"] == "SE"
    assert script["data-origin-host"] == "https://shop.example"
    assert "data-debug" in script


def test_the_footer_leads_to_the_ledger_in_a_new_tab(
    visitor: httpx.Client, cluster_url: str
) -> None:
    """And says that this is a sandbox."""
    page = Markup(visitor.get("/").text)
    link = page.one("a", href=f"{cluster_url}/ledger", target="_blank", rel="noopener")
    assert "See what arrived" in link.text
    assert "opens in a new tab" in link.text


def test_fields_have_labels(visitor: httpx.Client) -> None:
    """Every field that can be seen, on the pages that have some."""
    visitor.post("/cart/add", data={"product": "P1001", "variant": "P1001-sand"})
    for path in ("/search?q=lamp", "/product/P1001", "/cart"):
        page = Markup(visitor.get(path).text)
        labelled = {e.attributes["for"] for e in page.all("label")}
        fields = [e for e in page.all("input") if e.attributes.get("type") != "hidden"]
        assert {e.attributes["id"] for e in [*fields, *page.all("select")]} <= labelled
