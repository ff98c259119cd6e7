"""What is told of one paid order, and the exact bytes it is told in."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from elevate_tag.payments import text
from elevate_tag.payments.errors import PaymentError
from elevate_tag.payments.line import PaymentLine
from elevate_tag.payments.money import money_text


@dataclass(frozen=True)
class Payment:
    """The lines of an order, and the keys of the visitor who paid it, as the tag had them.

    Any sequence of lines will do; it is kept as a tuple. Raises `PaymentError`.
    Source: Admin API v4, notifications/payment.
    """

    lines: Sequence[PaymentLine]
    customer_key: str
    session_key: str

    def __post_init__(self) -> None:
        lines = tuple(self.lines)
        object.__setattr__(self, "lines", lines)
        if not lines:
            raise PaymentError("lines", "is empty: allowed is at least one PaymentLine")
        for position, line in enumerate(lines):
            if problem := _problem_with_line(line):
                raise PaymentError(f"lines[{position}]", problem)
        for field in ("customer_key", "session_key"):
            if problem := text.problem_with(getattr(self, field)):
                raise PaymentError(field, problem)

    def body(self) -> bytes:
        """JSON, in ASCII: `{"lines":[{"variantKey":"P1-red","quantity":2,"cost":15.20}]}`."""
        return f'{{"lines":[{",".join(map(_line_json, self.lines))}]}}'.encode("ascii")

    def query(self, market: str) -> str:
        """The query string: customerKey, market and sessionKey."""
        parameters = {
            "customerKey": self.customer_key,
            "market": market,
            "sessionKey": self.session_key,
        }
        return urlencode(parameters, quote_via=quote, safe="")


def _problem_with_line(line: object) -> str:
    if isinstance(line, PaymentLine):
        return ""
    return f"is of type {type(line).__name__}: allowed is a PaymentLine"


def _line_json(line: PaymentLine) -> str:
    fields = {"variantKey": json.dumps(line.variant_key), "quantity": str(line.quantity)}
    if line.cost is not None:
        fields["cost"] = money_text(line.cost)
    if line.selling_price is not None:
        fields["sellingPrice"] = money_text(line.selling_price)
    return "{" + ",".join(f'"{name}":{value}' for name, value in fields.items()) + "}"
