"""One paid order as JSON: the relay's body, and what `elevate-tag payments send` reads. Pure.

    {"orderId": "A-1001", "customerKey": "…", "sessionKey": "…", "lines": [{"variantKey": "P1-red",
     "quantity": 2, "sellingPrice": 39.0, "cost": 15.2}]}

`parse_payment` has the rules for all but the order's id.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from elevate_tag.payments import Payment, PaymentError, load_json, parse_payment, text

FIELDS = ("orderId", "customerKey", "sessionKey", "lines")


@dataclass(frozen=True)
class Order:
    """A payment, and the shop's own key of the order, by which a second one is known."""

    order_id: str
    payment: Payment


def read_order(raw: str | bytes, *, id_needed: bool = True) -> Order:
    """The order in `raw`; raises `PaymentError`, whose `field` is the place: `lines[2].cost`.

    Where the id is not needed it may be left out, and is "" then.
    """
    given = load_json(raw)
    if not isinstance(given, Mapping):
        raise PaymentError("body", f"is no object: allowed is one of {', '.join(FIELDS)}")
    for name in given:
        if name not in FIELDS:
            raise PaymentError(name, f"is no field here: allowed are {', '.join(FIELDS)}")
    order_id = _order_id(given) if id_needed or "orderId" in given else ""
    payment = parse_payment({name: given[name] for name in given if name != "orderId"})
    return Order(order_id, payment)


def _order_id(given: Mapping[str, object]) -> str:
    if "orderId" not in given:
        raise PaymentError("orderId", "is missing")
    order_id = given["orderId"]
    if not isinstance(order_id, str):
        raise PaymentError("orderId", f"is {f'{order_id!r}'[:60]}: write it in quotes")
    if problem := text.problem_with(order_id):
        raise PaymentError("orderId", problem)
    return order_id
