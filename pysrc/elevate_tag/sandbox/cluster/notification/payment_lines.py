"""The lines of a payment that comes by an API for pages (Admin v4's are another matter).

Elevate 3 names the product, the variant or both of a line; API v2 of Elevate 4 the variant. Which
prices a line must have is taken from the tables: what is called "not mandatory" there may be left
out, quantity and selling price are not called so. A cost is a server's secret and needs a payment
that proves to come from one.
"""

from collections.abc import Mapping

from elevate_tag.sandbox.cluster import figures
from elevate_tag.sandbox.cluster.body import check_fields
from elevate_tag.sandbox.cluster.notification import products
from elevate_tag.sandbox.cluster.notification.request import Known, Line
from elevate_tag.sandbox.cluster.refusal import Refused, shown

VARIANT_ONLY = ("variantKey",)
EITHER = products.NAMES


def check(
    fields: Mapping[str, object], known: Known, *, named_by: tuple[str, ...], with_cost: bool
) -> tuple[Line, ...]:
    """The body's lines; refuses the payment whole for its first mistake."""
    check_fields(fields, ("lines",))
    lines = fields.get("lines")
    if not isinstance(lines, list) or not lines:
        raise Refused(400, "the body is to have lines, an array with a line at least")
    return tuple(
        _line(line, known, f"lines[{position}]", named_by, with_cost)
        for position, line in enumerate(lines)
    )


def _line(
    line: object, known: Known, place: str, named_by: tuple[str, ...], with_cost: bool
) -> Line:
    if not isinstance(line, dict):
        raise Refused(400, f"{place} is to be an object, got {shown(str(line))}")
    if "cost" in line and not with_cost:
        raise Refused(
            400, f"{place} has a cost, which only a secure payment may have: send it by the server"
        )
    cost = ("cost",) if with_cost else ()
    check_fields(line, (*named_by, "quantity", "sellingPrice", *cost), place)
    about = products.about(line, known, place=place)
    price = figures.money(line.get("sellingPrice"), f"{place}.sellingPrice")
    if "cost" in line and not 0 < figures.money(line["cost"], f"{place}.cost") < price:
        raise Refused(400, f"{place}.cost is to be over 0 and less than sellingPrice")
    figures.quantity(line.get("quantity"), f"{place}.quantity")
    named = line | {"productKey": about.product_key, "variantKey": about.variant_key}
    return {name: value for name, value in named.items() if value is not None}
