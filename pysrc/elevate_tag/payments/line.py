"""One line of an order: so many of one variant."""

from dataclasses import dataclass
from decimal import Decimal

from elevate_tag.payments import money, text
from elevate_tag.payments.errors import PaymentError

MOST = 2**31 - 1
"""Of one variant: the greatest 32-bit integer, which is what `integer` is to many a JSON reader."""


@dataclass(frozen=True)
class PaymentLine:
    """`variant_key` as in the data feed; `cost` and `selling_price` are of one piece.

    Both in the base currency. Without `selling_price` the cluster takes the feed's; `cost` is
    strongly recommended, here or in the feed. Raises `PaymentError`.
    Source: Admin API v4, notifications/payment, PaymentLine.
    """

    variant_key: str
    quantity: int
    cost: Decimal | None = None
    selling_price: Decimal | None = None

    def __post_init__(self) -> None:
        _require("variant_key", text.problem_with(self.variant_key))
        _require("quantity", _problem_with_quantity(self.quantity))
        for field in ("cost", "selling_price"):
            amount = getattr(self, field)
            _require(field, "" if amount is None else money.problem_with(amount))


def _problem_with_quantity(quantity: object) -> str:
    # To Python, True is an integer.
    if type(quantity) is int and 1 <= quantity <= MOST:
        return ""
    shown = f"{quantity!r}"[:40]
    return f"is {shown}: allowed is a whole number from 1 to {MOST}"


def _require(field: str, problem: str) -> None:
    if problem:
        raise PaymentError(field, problem)
