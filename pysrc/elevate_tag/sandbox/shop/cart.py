"""The cart: which variants, and how many of each. Pure; the cookie's text goes in and comes out.

Only keys and quantities are kept. Names, prices and stock are the cluster's to tell, each time
the cart is shown.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from elevate_tag.sandbox.shop.errors import BadInputError

MOST_OF_ONE = 20
"""Pieces of one variant: more is a trade order, which this shop does not take."""

MOST_LINES = 40
"""Lines: at 60 characters each they fill half of the 4 KB that a browser keeps of a cookie."""

_KEY = r"[A-Za-z0-9_.-]{1,40}"
_LINE = re.compile(rf"({_KEY}):({_KEY}):([1-9][0-9]?)")


@dataclass(frozen=True)
class CartLine:
    """So many of one variant."""

    product_key: str
    variant_key: str
    quantity: int


@dataclass(frozen=True)
class Cart:
    """Lines in the order in which they were first added. Every change gives a new cart."""

    lines: tuple[CartLine, ...] = ()

    @classmethod
    def from_text(cls, text: str) -> "Cart":
        """The cart in a cookie's text; what is not a line of ours is left out."""
        found = (_LINE.fullmatch(part) for part in text.split("|"))
        lines = {
            match[2]: CartLine(match[1], match[2], min(int(match[3]), MOST_OF_ONE))
            for match in found
            if match
        }
        return cls(tuple(lines.values())[:MOST_LINES])

    def to_text(self) -> str:
        """`product:variant:quantity`, joined by `|`: all of it may stand in a cookie as it is."""
        return "|".join(f"{ln.product_key}:{ln.variant_key}:{ln.quantity}" for ln in self.lines)

    def __iter__(self) -> Iterator[CartLine]:
        return iter(self.lines)

    @property
    def count(self) -> int:
        """Pieces, all lines together."""
        return sum(line.quantity for line in self.lines)

    @property
    def product_keys(self) -> list[str]:
        """The products that the variants are of, each once."""
        return list(dict.fromkeys(line.product_key for line in self.lines))

    def quantity_of(self, variant_key: str) -> int:
        """How many of a variant are in the cart, 0 if none."""
        return next((ln.quantity for ln in self.lines if ln.variant_key == variant_key), 0)

    def with_quantity(self, product_key: str, variant_key: str, quantity: int) -> "Cart":
        """A cart with exactly so many of a variant, in its place or at the end."""
        new = CartLine(product_key, variant_key, quantity)
        if not self.quantity_of(variant_key):
            if len(self.lines) >= MOST_LINES:
                raise BadInputError(
                    f"Your cart holds {MOST_LINES} different things, which is as many as it can. "
                    "Remove one to add another. Your cart is unchanged."
                )
            return Cart((*self.lines, new))
        return Cart(tuple(new if ln.variant_key == variant_key else ln for ln in self.lines))

    def without(self, variant_key: str) -> "Cart":
        """A cart with none of a variant."""
        return Cart(tuple(line for line in self.lines if line.variant_key != variant_key))


def quantity_in(text: str) -> int:
    """The quantity a shopper typed: a whole number from 1 to `MOST_OF_ONE`."""
    typed = text.strip()
    if re.fullmatch(r"[0-9]{1,4}", typed) and 1 <= int(typed) <= MOST_OF_ONE:
        return int(typed)
    raise BadInputError(
        f"The quantity must be a whole number from 1 to {MOST_OF_ONE}, not “{typed[:20]}”. "
        "Your cart is unchanged."
    )


def key_in(text: str, what: str) -> str:
    """A key as a form sent it; `what` names it in the message."""
    if re.fullmatch(_KEY, text):
        return text
    raise BadInputError(f"That {what} is not one of ours. Your cart is unchanged.")
