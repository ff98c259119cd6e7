"""An order that was placed, and paid. Pure."""

from dataclasses import dataclass
from decimal import Decimal

from elevate_tag.payments import Payment, PaymentLine
from elevate_tag.payments.visitor import VisitorKeys
from elevate_tag.sandbox.shop.checkout_form import Buyer


@dataclass(frozen=True)
class OrderLine:
    """So many of a variant, at this price a piece, under the name that the shopper saw."""

    variant_key: str
    name: str
    quantity: int
    price: Decimal

    @property
    def total(self) -> Decimal:
        """What the line costs."""
        return self.price * self.quantity


@dataclass(frozen=True)
class Order:
    """What was bought, and by whom; prices in pounds."""

    order_id: str
    buyer: Buyer
    lines: tuple[OrderLine, ...]
    postage: Decimal

    @property
    def goods(self) -> Decimal:
        """What the goods cost, without their postage."""
        return sum((line.total for line in self.lines), Decimal(0))

    @property
    def total(self) -> Decimal:
        """What is paid for it."""
        return self.goods + self.postage

    def payment(self, keys: VisitorKeys) -> Payment:
        """What the cluster is to learn of it.

        Not the buyer, and no cost: what things cost the shop is in its data feed.
        """
        lines = [
            PaymentLine(line.variant_key, line.quantity, selling_price=line.price)
            for line in self.lines
        ]
        return Payment(lines, keys.customer_key, keys.session_key)
