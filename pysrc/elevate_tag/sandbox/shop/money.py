"""Prices as a British shopper reads them."""

from decimal import ROUND_HALF_UP, Decimal

PENNY = Decimal("0.01")


def amount(price: float | int | str) -> Decimal:
    """A price of an answer, to the penny: sums of floats would drift."""
    return Decimal(str(price)).quantize(PENNY, rounding=ROUND_HALF_UP)


def pounds(price: Decimal) -> str:
    """`£14`, `£14.50`, `£1,240`: pence only where there are any."""
    return f"£{price:,.0f}" if price == price.to_integral_value() else f"£{price:,.2f}"
