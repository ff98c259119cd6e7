"""One line of a payment: read as strictly as the rest, and written as the ledger keeps it."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Self

from elevate_tag.sandbox.cluster.answer import Json
from elevate_tag.sandbox.cluster.refusal import Refused, shown

FIELDS = ("quantity", "variantKey", "cost", "sellingPrice")

MOST_PIECES = 2**31 - 1
"""The documentation says "integer" and no more; this is the largest of 32 bits, the format that
OpenAPI gives an integer."""


@dataclass(frozen=True, kw_only=True)
class Line:
    """So many of a variant, at these prices a piece; None where none was given.

    `product_key` is None until the catalogue was asked, and stays None if it has no such variant.
    """

    quantity: int
    variant_key: str
    cost: float | None = None
    selling_price: float | None = None
    product_key: str | None = None

    def of_product(self, product_key: str | None) -> Self:
        """The same line, of this product."""
        return replace(self, product_key=product_key)

    def as_json(self) -> Json:
        """In the wire's spelling, with the product; what has no value is left out."""
        named = {
            "quantity": self.quantity,
            "variantKey": self.variant_key,
            "cost": self.cost,
            "sellingPrice": self.selling_price,
            "productKey": self.product_key,
        }
        return {name: value for name, value in named.items() if value is not None}


def read_all(given: Mapping[str, object]) -> list[Line]:
    """The lines of a body `{"lines": […]}`; refuses it whole for the first mistake."""
    for name in given:
        if name != "lines":
            raise Refused(400, f"unknown field {shown(name)} in the body: allowed is lines")
    if "lines" not in given:
        raise Refused(400, "the body has no field lines")
    lines = given["lines"]
    if not isinstance(lines, list):
        raise Refused(400, f"lines is to be an array, got {shown(str(lines))}")
    if not lines:
        raise Refused(400, "lines is empty: a payment has at least one")
    return [_line(each, f"lines[{position}]") for position, each in enumerate(lines)]


def _line(given: object, where: str) -> Line:
    if not isinstance(given, dict):
        raise Refused(400, f"{where} is to be an object, got {shown(str(given))}")
    for name in given:
        if name not in FIELDS:
            allowed = ", ".join(FIELDS)
            raise Refused(400, f"unknown field {shown(name)} in {where}: allowed are {allowed}")
    return Line(
        quantity=_quantity(given, where),
        variant_key=_variant_key(given, where),
        cost=_money(given, "cost", where),
        selling_price=_money(given, "sellingPrice", where),
    )


def _quantity(given: Mapping[str, object], where: str) -> int:
    value = _required(given, "quantity", where)
    if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= MOST_PIECES:
        return value
    raise Refused(400, f"{where}.quantity is to be a whole number from 1, got {shown(str(value))}")


def _variant_key(given: Mapping[str, object], where: str) -> str:
    value = _required(given, "variantKey", where)
    if isinstance(value, str) and value:
        return value
    raise Refused(400, f"{where}.variantKey is to be a text, not empty, got {shown(str(value))}")


def _money(given: Mapping[str, object], name: str, where: str) -> float | None:
    if name not in given:
        return None
    value = given[name]
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < math.inf:
        return value
    raise Refused(400, f"{where}.{name} is to be a number from 0, got {shown(str(value))}")


def _required(given: Mapping[str, object], name: str, where: str) -> object:
    if name not in given:
        raise Refused(400, f"{where} has no field {name}")
    return given[name]
