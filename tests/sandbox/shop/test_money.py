"""Prices as text."""

import pytest

from elevate_tag.sandbox.shop.money import amount, pounds


@pytest.mark.parametrize(
    ("price", "text"),
    [(14, "£14"), (14.0, "£14"), (14.5, "£14.50"), (1240, "£1,240"), (0.1 + 0.2, "£0.30")],
)
def test_pence_are_shown_where_there_are_any(price: float, text: str) -> None:
    """And a float's dust never is."""
    assert pounds(amount(price)) == text
