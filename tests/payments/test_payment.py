"""Lines and payments: what they refuse, and the exact bytes that they are."""

import pickle
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from elevate_tag.payments import Payment, PaymentError, PaymentLine

LINE = PaymentLine("P1", 1)

# As shops without a type checker call them.
line: Any = PaymentLine
made: Any = Payment


def test_the_body_is_the_documented_one() -> None:
    """With the digits as they were given; what is not given is left out."""
    lines = [PaymentLine("P1-red", 2, Decimal("15.20"), Decimal("39.0")), PaymentLine("P2", 1)]
    assert Payment(lines, "c", "s").body() == (
        b'{"lines":[{"variantKey":"P1-red","quantity":2,"cost":15.20,"sellingPrice":39.0},'
        b'{"variantKey":"P2","quantity":1}]}'
    )


def test_keys_are_escaped_where_they_go() -> None:
    """In JSON and in the URL."""
    payment = Payment([PaymentLine('a"\\ø', 1)], "c&d +", "s/ø")
    assert payment.body() == b'{"lines":[{"variantKey":"a\\"\\\\\\u00f8","quantity":1}]}'
    assert payment.query("U K") == "customerKey=c%26d%20%2B&market=U%20K&sessionKey=s%2F%C3%B8"


def test_lines_are_kept_as_they_were() -> None:
    """Whoever changes their list afterwards changes no payment."""
    lines = [LINE]
    payment = Payment(lines, "c", "s")
    lines.clear()
    assert payment.lines == (LINE,)
    assert payment == Payment((LINE,), "c", "s")
    assert hash(payment) == hash(Payment((LINE,), "c", "s"))


@pytest.mark.parametrize("quantity", [1, 2**31 - 1])
def test_a_quantity_may_be(quantity: int) -> None:
    """From one on."""
    assert PaymentLine("P1", quantity).quantity == quantity


@pytest.mark.parametrize(
    ("make", "field", "problem"),
    [
        (lambda: line("", 1), "variant_key", "is empty: allowed is text of 1 to 1000"),
        (lambda: line(" \t", 1), "variant_key", "is empty"),
        (lambda: line("a\0b", 1), "variant_key", r"is 'a\x00b': allowed is text"),
        (lambda: line("\ud800", 1), "variant_key", r"is '\ud800': allowed"),
        (lambda: line("a" * 1001, 1), "variant_key", "has 1001 characters: allowed"),
        (lambda: line(7, 1), "variant_key", "is 7, of type int: allowed is text"),
        (lambda: line("P1", 0), "quantity", "is 0: allowed is a whole number from 1 to"),
        (lambda: line("P1", -1), "quantity", "is -1: allowed"),
        (lambda: line("P1", 2**31), "quantity", "is 2147483648: allowed"),
        (lambda: line("P1", True), "quantity", "is True: allowed"),
        (lambda: line("P1", 1.0), "quantity", "is 1.0: allowed"),
        (lambda: line("P1", "1"), "quantity", "is '1': allowed"),
        (lambda: line("P1", 1, 15.2), "cost", "is 15.2, of type float: allowed is a Dec"),
        (lambda: line("P1", 1, None, Decimal(-1)), "selling_price", "is -1: allowed"),
        (lambda: made([], "c", "s"), "lines", "is empty: allowed is at least one PaymentLine"),
        (lambda: made([LINE, "P1"], "c", "s"), "lines[1]", "is of type str: allowed is a Pay"),
        (lambda: made([LINE], "", "s"), "customer_key", "is empty"),
        (lambda: made([LINE], "c", None), "session_key", "is None, of type NoneType"),
    ],
)
def test_what_admin_v4_does_not_take_is_refused(
    make: Callable[[], Any], field: str, problem: str
) -> None:
    """With the field, what it is and what is allowed."""
    with pytest.raises(PaymentError) as caught:
        make()
    assert caught.value.field == field
    assert str(caught.value).startswith(f"{field} {problem}")


def test_an_error_survives_the_way_between_processes() -> None:
    """As task queues send them: pickled."""
    error = pickle.loads(pickle.dumps(PaymentError("lines", "is empty")))  # noqa: S301 (ours)
    assert (str(error), error.field) == ("lines is empty", "lines")
