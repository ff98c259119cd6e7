"""Whether a shopper can have as many of a variant as wanted. Pure."""

from elevate_tag.sandbox.shop.cart import MOST_OF_ONE, Cart
from elevate_tag.sandbox.shop.cart_view import ShownLine
from elevate_tag.sandbox.shop.errors import BadInputError
from elevate_tag.sandbox.shop.products import Product

CONFLICT = 409
"""The status when the wish was well formed and the stock says no."""


def check_stock(product: Product | None, variant_key: str, *, wanted: int, have: int) -> None:
    """Raises `BadInputError` with what can be had; `have` are in the cart already."""
    variant = product.variant(variant_key) if product else None
    if product is None or variant is None:
        raise BadInputError(
            "We do not have that in the shop, or have it no longer. Your cart is unchanged.",
            CONFLICT,
        )
    name = f"{product.name} in {variant.label.lower()}" if variant.label else product.name
    if variant.stock <= 0:
        raise BadInputError(f"{name} is sold out. Your cart is unchanged.", CONFLICT)
    if wanted > variant.stock:
        raise BadInputError(f"Only {variant.stock} left of {name}{_already(have)}.", CONFLICT)
    if wanted > MOST_OF_ONE:
        raise BadInputError(
            f"We sell {MOST_OF_ONE} of one thing at most{_already(have)}.", CONFLICT
        )


def check_in_cart(cart: Cart, variant_key: str) -> None:
    """Raises `BadInputError` if there is nothing whose quantity could be changed."""
    if not cart.quantity_of(variant_key):
        raise BadInputError(
            "That is not in your cart any more, so its quantity cannot be changed.", CONFLICT
        )


def check_can_be_had(line: ShownLine) -> None:
    """Raises `BadInputError` for a line of the cart that was, but is not to be had any more."""
    if line.product is None or line.variant is None:
        raise BadInputError(
            f"We have {line.variant_key} no longer. Remove it to go to the checkout.", CONFLICT
        )
    if line.quantity > line.variant.stock:
        name = f"{line.product.name} in {line.variant.label.lower()}"
        left = (
            f"Only {line.variant.stock} left of {name}"
            if line.variant.stock
            else f"{name} is sold out"
        )
        raise BadInputError(f"{left}. Change the cart to go to the checkout.", CONFLICT)


def _already(have: int) -> str:
    return f", and {have} in your cart already; it is unchanged" if have else ""
