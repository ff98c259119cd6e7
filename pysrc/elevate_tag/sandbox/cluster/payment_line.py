"""One line of a payment: read as strictly as the rest, and written as the ledger keeps it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Self

from elevate_tag.sandbox.cluster import figures
from elevate_tag.sandbox.cluster.answer import Json
from elevate_tag.sandbox.cluster.body import check_fields
from elevate_tag.sandbox.cluster.refusal import Refused, shown

FIELDS = ("quantity", "variantKey", "cost", "sellingPrice")


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
    check_fields(given, ("lines",))
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
    check_fields(given, FIELDS, where)
    return Line(
        quantity=figures.quantity(_required(given, "quantity", where), f"{where}.quantity"),
        variant_key=_variant_key(given, where),
        cost=_money(given, "cost", where),
        selling_price=_money(given, "sellingPrice", where),
    )


def _variant_key(given: Mapping[str, object], where: str) -> str:
    value = _required(given, "variantKey", where)
    if isinstance(value, str) and value:
        return value
    raise Refused(400, f"{where}.variantKey is to be a text, not empty, got {shown(str(value))}")


def _money(given: Mapping[str, object], name: str, where: str) -> float | None:
    return figures.money(given[name], f"{where}.{name}") if name in given else None


def _required(given: Mapping[str, object], name: str, where: str) -> object:
    if name not in given:
        raise Refused(400, f"{where} has no field {name}")
    return given[name]
