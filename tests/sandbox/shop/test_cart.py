"""The cart by itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elevate_tag.sandbox.shop.cart import MOST_LINES, Cart, quantity_in
from elevate_tag.sandbox.shop.errors import BadInputError

keys = st.from_regex(r"[A-Za-z0-9_.-]{1,40}", fullmatch=True)
wishes = st.lists(st.tuples(keys, keys, st.integers(1, 20)), max_size=MOST_LINES)


@given(wishes)
def test_its_text_brings_it_back(wanted: list[tuple[str, str, int]]) -> None:
    """Whatever was put into it, in the same order."""
    cart = Cart()
    for wish in wanted:
        cart = cart.with_quantity(*wish)
    assert Cart.from_text(cart.to_text()) == cart


@given(st.text())
def test_any_text_is_a_cart(text: str) -> None:
    """One that can be written again."""
    cart = Cart.from_text(text)
    assert Cart.from_text(cart.to_text()) == cart


def test_a_full_cart_takes_no_further_line() -> None:
    """Its text, with the longest keys of the catalogue's kind, fits a cookie."""
    cart = Cart()
    for number in range(MOST_LINES):
        cart = cart.with_quantity(f"P{number:04}", f"P{number:04}-a-rather-long-colour", 20)
    assert len(cart.to_text()) < 4000
    with pytest.raises(BadInputError, match="as many as it can"):
        cart.with_quantity("P9999", "P9999-red", 1)
    assert cart.with_quantity("P0000", "P0000-a-rather-long-colour", 1).lines[0].quantity == 1


def test_a_quantity_may_have_spaces_around_it() -> None:
    """A phone's keyboard adds them."""
    assert quantity_in(" 7 ") == 7
