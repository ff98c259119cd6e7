"""A cart as its page shows it: the shopper's quantities beside the cluster's words and prices."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from elevate_tag.sandbox.shop.answers import Found, products_in
from elevate_tag.sandbox.shop.cart import Cart
from elevate_tag.sandbox.shop.links import product_link
from elevate_tag.sandbox.shop.products import Product, Variant


@dataclass(frozen=True)
class ShownLine:
    """A line of the page; product and variant are None if the shop has it no longer."""

    variant_key: str
    quantity: int
    product: Product | None
    variant: Variant | None

    @property
    def total(self) -> Decimal:
        """What the line costs; nothing if it cannot be had."""
        return self.variant.price * self.quantity if self.variant else Decimal(0)

    @property
    def link(self) -> str:
        """The product's page with this variant chosen."""
        return product_link(self.product.key if self.product else "", self.variant_key)


def lines_of(cart: Cart, answer: Found) -> tuple[ShownLine, ...]:
    """The cart's lines in order, each with what the cluster's answer, a cart page's, says of it."""
    products = products_in({"productGroups": answer.get("cart", ())})
    by_key = {product.key: product for product in products}
    return tuple(
        ShownLine(
            line.variant_key,
            line.quantity,
            product := by_key.get(line.product_key),
            product.variant(line.variant_key) if product else None,
        )
        for line in cart
    )


def goods_of(lines: Iterable[ShownLine]) -> Decimal:
    """What the lines cost, without their delivery."""
    return sum((line.total for line in lines), Decimal(0))
