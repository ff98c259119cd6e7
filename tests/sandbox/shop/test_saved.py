"""What a shopper saved: remembered by the shop, told the cluster by the tag's markup."""

import httpx
import pytest

from tests.sandbox.shop.markup import Element, Markup

MUG = {"product": "P1001", "variant": "P1001-moss"}


def save_form(page: str) -> Element:
    """The product page's form."""
    return Markup(page).one("form", class_="save")


def test_a_product_is_saved_and_taken_off_again(visitor: httpx.Client) -> None:
    """Back on its page, in the same variant, and the form is then for the other way."""
    page = visitor.get("/product/P1001").text
    assert save_form(page).attributes["data-elevate-favorite"] == "add"
    response = visitor.post("/saved/add", data=MUG)
    assert [each.status_code for each in response.history] == [303]
    assert str(response.url).endswith("/product/P1001?variant=P1001-moss")
    form = save_form(response.text)
    assert form.attributes["action"] == "/saved/remove"
    assert form.attributes["data-elevate-favorite"] == "remove"
    assert form.attributes["data-elevate-product-key"] == "P1001"
    again = visitor.post("/saved/remove", data=MUG).text
    assert save_form(again).attributes["data-elevate-favorite"] == "add"


def test_others_stay_saved(visitor: httpx.Client) -> None:
    """And one that is saved twice counts once."""
    for product in ("P1001", "P1005", "P1001"):
        visitor.post("/saved/add", data={"product": product})
    assert visitor.cookies["nordhem.saved"].strip('"') == "P1001|P1005"


@pytest.mark.parametrize("product", ["", "P 1", "P1|P2", "x" * 65])
def test_what_is_no_product_is_refused(visitor: httpx.Client, product: str) -> None:
    """And nothing is lost."""
    visitor.post("/saved/add", data=MUG)
    response = visitor.post("/saved/add", data={"product": product})
    assert response.status_code == 400
    assert "What you saved is unchanged" in response.text
    assert visitor.cookies["nordhem.saved"] == "P1001"
