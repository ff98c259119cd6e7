"""The cart: adding, changing, removing, and what cannot be done."""

import httpx
import pytest

from tests.sandbox.shop.markup import Markup

MUG = {"product": "P1001", "variant": "P1001-sand"}
JUG = {"product": "P1005", "variant": "P1005-dusk-blue"}  # two in stock, on sale


def quantities(page: str) -> list[str]:
    """The numbers in the cart's fields, line by line."""
    return [e.attributes["value"] for e in Markup(page).all("input", type="number")]


def count(page: str) -> str:
    """The number beside the cart in the header."""
    return Markup(page).one("a", class_="to-cart").text.split()[1]


def test_adding_leads_to_the_cart_and_says_so(visitor: httpx.Client) -> None:
    """One redirect, so that a reload adds nothing more."""
    response = visitor.post("/cart/add", data={**MUG, "quantity": "2"})
    assert [each.status_code for each in response.history] == [303]
    assert response.url.path == "/cart"
    assert "Alva mug, sand, is in your cart" in response.text
    assert quantities(response.text) == ["2"]
    assert count(response.text) == "2"


def test_adding_the_same_again_adds_up(visitor: httpx.Client) -> None:
    """In one line; another colour gets its own."""
    visitor.post("/cart/add", data=MUG)
    visitor.post("/cart/add", data={**MUG, "variant": "P1001-moss"})
    assert quantities(visitor.post("/cart/add", data=MUG).text) == ["2", "1"]


def test_changing_sets_the_quantity(visitor: httpx.Client) -> None:
    """It does not add to it."""
    visitor.post("/cart/add", data={**MUG, "quantity": "5"})
    assert quantities(visitor.post("/cart/change", data={**MUG, "quantity": "3"}).text) == ["3"]


def test_removing_leaves_the_rest(visitor: httpx.Client) -> None:
    """Removing the last line ends the cookie."""
    visitor.post("/cart/add", data=MUG)
    visitor.post("/cart/add", data=JUG)
    assert quantities(visitor.post("/cart/remove", data=MUG).text) == ["1"]
    assert "It is empty" in visitor.post("/cart/remove", data=JUG).text
    assert "nordhem.cart" not in visitor.cookies


def test_it_adds_up_goods_and_delivery(visitor: httpx.Client) -> None:
    """Two jugs at their sale price, and what is missing for free delivery."""
    page = Markup(visitor.post("/cart/add", data={**JUG, "quantity": "2"}).text)
    assert [e.text for e in page.all("dd")] == ["£58", "£4.50", "£62.50"]
    assert "£2 more for free delivery" in page.page


@pytest.mark.parametrize(
    "quantity", ["", "0", "-1", "1.5", "abc", "21", "9" * 40, "²", "1e1", "\x00"]
)
def test_a_bad_quantity_is_named_and_the_cart_stays_as_it_was(
    visitor: httpx.Client, quantity: str
) -> None:
    """In adding and in changing alike."""
    visitor.post("/cart/add", data=MUG)
    for act in ("add", "change"):
        response = visitor.post(f"/cart/{act}", data={**MUG, "quantity": quantity})
        assert response.status_code == 400
        assert "whole number from 1 to 20" in Markup(response.text).one("p", role="alert").text
        assert quantities(response.text) == quantities(visitor.get("/cart").text) == ["1"]


def test_more_than_the_stock_is_refused_with_what_is_left(visitor: httpx.Client) -> None:
    """Counting what is in the cart already."""
    visitor.post("/cart/add", data=JUG)
    response = visitor.post("/cart/add", data={**JUG, "quantity": "2"})
    assert response.status_code == 409
    said = Markup(response.text).one("p", role="alert").text
    assert said == (
        "Only 2 left of Elv jug in dusk blue, and 1 in your cart already; it is unchanged."
    )
    assert quantities(response.text) == ["1"]


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ({}, 400),
        ({"product": "P1001"}, 400),
        ({"product": "P1001", "variant": "<b>"}, 400),
        ({"product": "P1001|P1002:1", "variant": "P1001-sand"}, 400),
        ({"product": "P1001", "variant": "P1002-oat"}, 409),
        ({"product": "P0000", "variant": "P0000-red"}, 409),
        ({"product": "P1012", "variant": "P1012-rose-clay"}, 409),
    ],
    ids=str,
)
def test_what_the_shop_does_not_have_is_not_added(
    visitor: httpx.Client, form: dict[str, str], status: int
) -> None:
    """Missing, malformed, of another product, unknown, sold out: a message, and the cart stays."""
    visitor.post("/cart/add", data=MUG)
    response = visitor.post("/cart/add", data=form)
    assert response.status_code == status
    assert Markup(response.text).one("p", role="alert").text
    assert quantities(response.text) == ["1"]


def test_changing_what_is_not_in_the_cart_adds_nothing(visitor: httpx.Client) -> None:
    """A page left open in another tab may try."""
    response = visitor.post("/cart/change", data={**MUG, "quantity": "3"})
    assert response.status_code == 409
    assert "not in your cart any more" in response.text


def test_a_line_that_the_shop_has_no_longer_is_kept_and_can_be_removed(
    visitor: httpx.Client,
) -> None:
    """It costs nothing and does not hide the others."""
    visitor.cookies.set("nordhem.cart", "P1001:P1001-sand:1|P0001:P0001-red:2")
    response = visitor.get("/cart")
    assert "No longer in the shop" in response.text
    assert quantities(response.text) == ["1"]
    assert count(response.text) == "3"
    assert count(visitor.post("/cart/remove", data={"variant": "P0001-red"}).text) == "1"


@pytest.mark.parametrize(
    "cookie", ["nonsense", "||", "P1001:P1001-sand:0", "P1001:P1001-sand:100", "<b>:<i>:1", "a:b"]
)
def test_a_broken_cookie_is_an_empty_cart(visitor: httpx.Client, cookie: str) -> None:
    """And nothing worse."""
    visitor.cookies.set("nordhem.cart", cookie)
    response = visitor.get("/cart")
    assert response.status_code == 200
    assert "It is empty" in response.text


def test_a_form_with_a_file_in_it_is_refused(visitor: httpx.Client) -> None:
    """As one that was made by hand may have, and the cart stays."""
    visitor.post("/cart/add", data=MUG)
    response = visitor.post("/cart/add", data=MUG, files={"quantity": ("1.txt", b"1")})
    assert response.status_code == 400
    assert count(response.text) == "1"


def test_a_cart_is_not_changed_by_a_link(visitor: httpx.Client) -> None:
    """GET is for looking."""
    response = visitor.get("/cart/add")
    assert response.status_code == 405
    assert response.headers["allow"] == "POST"
