"""What delivery costs."""

from decimal import Decimal

DELIVERY = Decimal("4.50")
"""Pounds, for a parcel anywhere in the UK."""

FREE_DELIVERY = Decimal("60.00")
"""Pounds of goods from which on delivery is free."""


def postage(goods: Decimal) -> Decimal:
    """The delivery of an order of goods of this worth."""
    return Decimal("0.00") if goods >= FREE_DELIVERY else DELIVERY
