"""Reads payments that come from outside: another program's JSON, with the vendor's names.

Refused is whatever is not exactly a payment, with its place: `lines[2].sellingPrice is …`.
"""

import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, NoReturn, TypeVar

from elevate_tag.payments.errors import PaymentError
from elevate_tag.payments.line import PaymentLine
from elevate_tag.payments.payment import Payment

T = TypeVar("T")

_PAYMENT = {"lines": "lines", "customerKey": "customer_key", "sessionKey": "session_key"}
_LINE = {
    "variantKey": "variant_key",
    "quantity": "quantity",
    "cost": "cost",
    "sellingPrice": "selling_price",
}
_AMOUNTS = ("cost", "sellingPrice")
_OPTIONAL = frozenset(_AMOUNTS)


def load_json(text: str | bytes) -> Any:  # noqa: ANN401 (JSON is anything)
    """JSON with its numbers as they are written: those with a point are `Decimal`, no float.

    Raises `PaymentError` of the field `body` for what is no JSON, NaN and the infinities included,
    and for an object that has one name twice.
    """
    try:
        return json.loads(
            text,
            parse_float=Decimal,
            parse_constant=_refuse_constant,
            object_pairs_hook=_without_doubles,
        )
    except PaymentError:
        raise
    except (ValueError, ArithmeticError, RecursionError) as error:
        raise PaymentError("body", f"is no JSON: {error}") from None


def parse_payment(data: object) -> Payment:
    """The payment in `data`, which is what `load_json` gives.

        {"customerKey": "…", "sessionKey": "…", "lines": [{"variantKey": "…", "quantity": 2}]}

    `null` for `cost` or `sellingPrice` counts as left out. Raises `PaymentError`, whose `field` is
    the place in `data`.
    """
    fields = _fields("payment", data, _PAYMENT)
    lines = fields["lines"]
    if not isinstance(lines, list | tuple):
        raise PaymentError("lines", f"is {_shown(lines)}: allowed is a list of objects")
    read = [_line(f"lines[{position}]", line) for position, line in enumerate(lines)]
    return _made("", Payment, _PAYMENT, fields | {"lines": read})


def _line(place: str, data: object) -> PaymentLine:
    fields = _fields(place, data, _LINE)
    for name in _AMOUNTS:
        amount = fields.get(name)
        if type(amount) is int:
            # The longest that could be an amount; Decimal takes its time over a million digits.
            fields[name] = Decimal(amount) if abs(amount) < 10**40 else Decimal("Infinity")
        elif amount is not None and not isinstance(amount, Decimal):
            raise PaymentError(f"{place}.{name}", f"is {_shown(amount)}: {_how_to_write(amount)}")
    return _made(f"{place}.", PaymentLine, _LINE, fields)


def _fields(place: str, data: object, names: Mapping[str, str]) -> dict[str, Any]:
    """`data` as a dict with no names but these; those that may not be missing are there."""
    if not isinstance(data, Mapping):
        raise PaymentError(place, f"is {_shown(data)}: allowed is an object of {', '.join(names)}")
    prefix = "" if place == "payment" else f"{place}."
    for name in data:
        if name not in names:
            allowed = ", ".join(names)
            raise PaymentError(f"{prefix}{name}", f"is no field here: allowed are {allowed}")
    for name in names:
        if name not in data and name not in _OPTIONAL:
            raise PaymentError(f"{prefix}{name}", "is missing")
    return dict(data)


def _made(
    prefix: str, kind: Callable[..., T], names: Mapping[str, str], fields: Mapping[str, Any]
) -> T:
    """The dataclass of these fields; its errors are told in the names they came with."""
    try:
        return kind(**{names[name]: value for name, value in fields.items()})
    except PaymentError as error:
        came = next((name for name, ours in names.items() if ours == error.field), error.field)
        raise PaymentError(f"{prefix}{came}", error.problem) from None


def _how_to_write(amount: object) -> str:
    if isinstance(amount, float):
        return "read the JSON with load_json, or with parse_float=Decimal"
    return "allowed is a number, such as 39.0, without quotes"


def _refuse_constant(name: str) -> NoReturn:
    raise PaymentError("body", f"is no JSON: {name} is no number there")


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise PaymentError("body", f"has {name!r} twice in one object")
        found[name] = value
    return found


def _shown(value: object) -> str:
    if isinstance(value, Mapping | list | tuple):
        return "an object" if isinstance(value, Mapping) else "a list"
    return f"{value!r}"[:60]
