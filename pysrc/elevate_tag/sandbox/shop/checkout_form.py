"""What a shopper types at the checkout, and what was on show there. Pure.

No card is asked for: paying is one click in this shop, and then the order is paid.
"""

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from http import HTTPStatus

from elevate_tag.sandbox.shop.cart import Cart
from elevate_tag.sandbox.shop.errors import BadInputError
from elevate_tag.sandbox.shop.money import pounds

LONGEST = 200
"""Characters of a field."""

_ORDER = re.compile(r"N-[0-9A-F]{16}")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")


@dataclass(frozen=True)
class Buyer:
    """Whom an order goes to. Each is what was typed, without the spaces around it."""

    name: str = ""
    email: str = ""
    address: str = ""


def new_order_id() -> str:
    """A number for one order, which nobody can guess: it opens the order's page.

    The checkout's form carries it, so that sending the same form twice is one order.
    """
    return f"N-{secrets.token_hex(8).upper()}"


def order_id_in(form: Mapping[str, str]) -> str:
    """The order's number in a form; raises `BadInputError` for what is none of ours."""
    order_id = form.get("order", "")
    if not _ORDER.fullmatch(order_id):
        raise BadInputError("That order is not one of ours. Begin again from your cart.")
    return order_id


def buyer_in(form: Mapping[str, str]) -> Buyer:
    """What was typed, right or wrong."""
    return Buyer(*(form.get(name, "").strip() for name in ("name", "email", "address")))


def check_shown(form: Mapping[str, str], cart: Cart, total: Decimal) -> None:
    """Raises `BadInputError` where the form was shown with another cart, or with another total."""
    if (form.get("cart"), form.get("total")) != (cart.to_text(), str(total)):
        raise BadInputError(
            f"Your order has changed since you saw it here, and comes to {pounds(total)} now. "
            "Look it over, and pay if it is right. Nothing was ordered yet.",
            HTTPStatus.CONFLICT,
        )


def check(buyer: Buyer) -> None:
    """Raises `BadInputError` with the first field that an order cannot be sent by."""
    for label, text in (
        ("your name", buyer.name),
        ("your email", buyer.email),
        ("your address", buyer.address),
    ):
        if not text:
            raise BadInputError(f"We need {label} to send the order. Nothing was ordered yet.")
        if len(text) > LONGEST:
            raise BadInputError(
                f"We read {LONGEST} characters of {label}, and it has {len(text)}. "
                "Nothing was ordered yet."
            )
    if not _EMAIL.fullmatch(buyer.email):
        raise BadInputError(
            f"“{buyer.email}” is no email address, which has an @ in it. Nothing was ordered yet."
        )
