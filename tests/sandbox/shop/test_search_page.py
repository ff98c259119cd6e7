"""The search page."""

import httpx

from elevate_tag.sandbox.cluster.tickets import Tickets
from tests.sandbox.shop.markup import Markup

HOSTILE = """"><script>alert(1)</script><img src=x onerror=alert(1)>'{{7*7}}&amp;%00"""


def test_a_phrase_finds_products_with_tickets(visitor: httpx.Client, tickets: Tickets) -> None:
    """The three vases, and only they."""
    page = Markup(visitor.get("/search", params={"q": "vase"}).text)
    found = [tickets.find(ticket) for ticket in page.values("data-elevate-ticket")]
    assert {each.product_key for each in found if each} == {"P1010", "P1011", "P1012"}
    assert page.one("p", role="status").text == "3 products"
    assert page.one("input", id="q").attributes["value"] == "vase"


def test_a_hostile_phrase_is_shown_as_it_was_typed(visitor: httpx.Client) -> None:
    """It comes back as text and as a field's value, and makes no element."""
    plain = Markup(visitor.get("/search", params={"q": "zzz"}).text)
    page = Markup(visitor.get("/search", params={"q": HOSTILE}).text)
    assert [e.name for e in page.elements] == [e.name for e in plain.elements]
    assert page.one("input", id="q").attributes["value"] == HOSTILE
    assert HOSTILE in page.one("h1").text


def test_a_phrase_without_hits_offers_a_way_on(visitor: httpx.Client) -> None:
    """That is a page, not an error."""
    response = visitor.get("/search", params={"q": "submarine"})
    assert response.status_code == 200
    assert "We found nothing for “submarine”" in response.text


def test_no_phrase_shows_everything(visitor: httpx.Client) -> None:
    """An empty field is no mistake."""
    page = Markup(visitor.get("/search", params={"q": "  "}).text)
    assert page.one("h1").text == "Everything"
    assert len(page.values("data-elevate-ticket")) >= 20


def test_a_department_lists_its_shelves(visitor: httpx.Client) -> None:
    """Each with the number of products behind it; the menu marks the department."""
    page = Markup(visitor.get("/search", params={"category": "Lighting"}).text)
    assert [e.text for e in page.all("a", class_="chip")] == [
        "All 3 products",
        "Table lamps 2 products",
        "Pendants 1 products",
    ]
    assert page.one("a", href="/search?category=Lighting", aria_current="page", class_="chip")
    assert page.one("h1").text == "Lighting"


def test_a_shelf_shows_only_its_own_and_the_way_back(visitor: httpx.Client) -> None:
    """Its department's other shelves stay in reach."""
    page = Markup(visitor.get("/search", params={"category": "Lighting/Pendants"}).text)
    assert [e.text for e in page.all("h2", class_="card-name")] == ["Klokke pendant"]
    assert page.one("nav", aria_label="Breadcrumbs").text.split() == [
        "Home",
        "Lighting",
        "Pendants",
    ]
    assert len(page.all("a", class_="chip")) == 3


def test_products_can_be_sorted_by_price(visitor: httpx.Client) -> None:
    """The chosen order stays chosen."""
    sort = {"category": "Lighting", "sort": "PRICE_ASCENDING"}
    page = Markup(visitor.get("/search", params=sort).text)
    names = [e.text for e in page.all("h2", class_="card-name")]
    assert names == ["Opal lamp", "Skog table lamp", "Klokke pendant"]
    assert page.one("option", selected="").attributes["value"] == "PRICE_ASCENDING"


def test_an_unknown_sort_order_is_left_out(visitor: httpx.Client) -> None:
    """An old or mistyped address still shows the products."""
    response = visitor.get("/search", params={"q": "lamp", "sort": "BY_MOON"})
    assert response.status_code == 200
    assert Markup(response.text).one("option", selected="").attributes["value"] == "RELEVANCE"


def test_a_phrase_that_is_too_long_is_refused_with_the_limit(visitor: httpx.Client) -> None:
    """The message has both numbers."""
    response = visitor.get("/search", params={"q": "a" * 201})
    assert response.status_code == 400
    assert "201 characters long, and we read 200" in response.text
