"""A product's page."""

import httpx

from elevate_tag.sandbox.cluster.tickets import Tickets
from tests.sandbox.shop.markup import Markup


def test_the_add_button_carries_the_chosen_variants_ticket(
    visitor: httpx.Client, tickets: Tickets
) -> None:
    """Choosing another colour changes what an add-to-cart says."""
    page = Markup(visitor.get("/product/P1001", params={"variant": "P1001-moss"}).text)
    issued = tickets.find(
        page.one("button", class_="button").attributes["data-elevate-add-to-cart"]
    )
    assert issued
    assert (issued.product_key, issued.variant_key) == ("P1001", "P1001-moss")


def test_without_a_choice_it_shows_the_first_variant_that_can_be_had(visitor: httpx.Client) -> None:
    """So does an unknown choice: an old link still leads to the product."""
    plain = Markup(visitor.get("/product/P1001").text)
    unknown = Markup(visitor.get("/product/P1001", params={"variant": "P9"}).text)
    assert plain.one("title").text == unknown.one("title").text == "Alva mug, sand · Nordhem"


def test_a_variant_that_is_sold_out_cannot_be_added(visitor: httpx.Client) -> None:
    """It says so, and has neither form nor ticket."""
    page = Markup(visitor.get("/product/P1012", params={"variant": "P1012-rose-clay"}).text)
    assert "Sold out in rose clay" in page.page
    assert not page.all("form", class_="buy")


def test_a_reduced_price_shows_the_price_before(visitor: httpx.Client) -> None:
    """Both are named for those who cannot see the line through it."""
    page = Markup(visitor.get("/product/P1005").text)
    assert page.all("p", class_="price price-sale")[0].text == "Now £29 Was £36"


def test_breadcrumbs_lead_back_to_the_department(visitor: httpx.Client) -> None:
    """The page itself is the last of them."""
    page = Markup(visitor.get("/product/P1001").text)
    assert [e.text for e in page.all("li", aria_current="page")] == ["Alva mug"]
    assert visitor.get("/search?category=Table").status_code == 200
    assert page.one("nav", aria_label="Breadcrumbs").text.split() == [
        "Home",
        "Table",
        "Alva",
        "mug",
    ]


def test_an_unknown_product_is_a_404_page_of_the_shop(visitor: httpx.Client) -> None:
    """With the menu and the search field on it."""
    response = visitor.get("/product/P0000")
    assert response.status_code == 404
    assert "We have no such product" in response.text
    assert Markup(response.text).one("form", role="search")


def test_a_hostile_product_key_stays_a_key(visitor: httpx.Client) -> None:
    """Nothing of it gets into the cluster's query string or the page."""
    response = visitor.get("/product/%22%3E%3Cscript%3E&market=SE%23%3F%2e%2e")
    assert response.status_code == 404
    usual = Markup(visitor.get("/product/P0000").text).all("script")
    assert len(Markup(response.text).all("script")) == len(usual)


def test_a_product_key_that_no_address_can_hold_is_not_found(visitor: httpx.Client) -> None:
    """In the query to the cluster each of these signs is three."""
    response = visitor.get("/product/" + "," * 30_000)
    assert response.status_code == 404
    assert "nothing of so long a name" in response.text
