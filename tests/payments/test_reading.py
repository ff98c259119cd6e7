"""Payments from outside: read whole, or refused with the place of the mistake."""

import time
from decimal import Decimal
from typing import Any

import pytest

from elevate_tag.payments import Payment, PaymentError, PaymentLine, load_json, parse_payment


def given(*lines: Any, **changes: object) -> dict[str, Any]:
    """A payment that is as it should be, but for these lines and changes."""
    return {"customerKey": "c", "sessionKey": "s", "lines": list(lines)} | changes


def line(**changes: object) -> dict[str, Any]:
    """A line that is as it should be, but for the changes."""
    return {"variantKey": "P1", "quantity": 2} | changes


def test_a_payment_is_read_with_the_digits_it_was_written_with() -> None:
    """No float in between; null counts as left out."""
    text = """{"lines": [{"variantKey": "P1", "quantity": 2, "cost": 15.20, "sellingPrice": 39},
               {"variantKey": "P2", "quantity": 1, "cost": null}],
               "sessionKey": "s", "customerKey": "c"}"""
    first = PaymentLine("P1", 2, Decimal("15.20"), Decimal(39))
    payment = parse_payment(load_json(text))
    assert payment == Payment([first, PaymentLine("P2", 1)], "c", "s")
    assert b'"cost":15.20,"sellingPrice":39}' in payment.body()


def test_what_is_read_is_what_was_written() -> None:
    """A payment's own body, with the keys beside it."""
    payment = Payment([PaymentLine('ø"\\', 3, Decimal("0.10"))], "c", "s")
    keys = {"customerKey": "c", "sessionKey": "s"}
    assert parse_payment(load_json(payment.body()) | keys) == payment


@pytest.mark.parametrize(
    ("data", "field", "problem"),
    [
        ([], "payment", "is a list: allowed is an object of lines, customerKey, sessionKey"),
        (None, "payment", "is None: allowed"),
        (given(line(), market="UK"), "market", "is no field here: allowed are lines, customerKey"),
        ({"lines": [line()], "customerKey": "c"}, "sessionKey", "is missing"),
        (given(), "lines", "is empty"),
        (given(lines={}), "lines", "is an object: allowed is a list of objects"),
        (given(lines="P1"), "lines", "is 'P1': allowed is a list"),
        (given(line(), customerKey=""), "customerKey", "is empty"),
        (given(line(), sessionKey=5), "sessionKey", "is 5, of type int"),
        (given(line(), "P1"), "lines[1]", "is 'P1': allowed is an object of variantKey, quantity"),
        (given(line(), line(), {"quantity": 1}), "lines[2].variantKey", "is missing"),
        (given({"variantKey": "P1"}), "lines[0].quantity", "is missing"),
        (given(line(quantity=0)), "lines[0].quantity", "is 0: allowed is a whole number"),
        (given(line(quantity=True)), "lines[0].quantity", "is True"),
        (given(line(quantity=Decimal("2.0"))), "lines[0].quantity", "is Decimal('2.0')"),
        (given(line(), line(variantKey="")), "lines[1].variantKey", "is empty"),
        (given(line(variant_key="P1")), "lines[0].variant_key", "is no field here"),
        (given(line(cost="15.20")), "lines[0].cost", "is '15.20': allowed is a number, such"),
        (given(line(cost=True)), "lines[0].cost", "is True: allowed is a number"),
        (given(line(cost=15.2)), "lines[0].cost", "is 15.2: read the JSON with load_json"),
        (given(line(cost=-1)), "lines[0].cost", "is -1: allowed is a Decimal from 0"),
        (given(line(sellingPrice=Decimal("NaN"))), "lines[0].sellingPrice", "is NaN"),
        (given(line(sellingPrice=10**5000)), "lines[0].sellingPrice", "is Infinity"),
    ],
)
def test_a_mistake_is_told_with_its_place(data: object, field: str, problem: str) -> None:
    """In the names that the data has."""
    with pytest.raises(PaymentError) as caught:
        parse_payment(data)
    assert caught.value.field == field
    assert str(caught.value).startswith(f"{field} {problem}")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (b"", "is no JSON: "),
        (b'{"lines": [}', "is no JSON: "),
        (b"\xff\xfe\xff", "is no JSON: "),
        (b'{"cost": NaN}', "is no JSON: NaN is no number there"),
        (b'{"cost": -Infinity}', "is no JSON: -Infinity is no number there"),
        (b'{"a": 1, "a": 2}', "has 'a' twice in one object"),
        (b"[" * 100_000, "is no JSON: "),
        (b"1" * 5000, "is no JSON: "),
        (b"1e99999999999999999999", "is no JSON: "),
    ],
)
def test_what_is_no_json_is_told(text: bytes, problem: str) -> None:
    """Whatever Python's reader thinks of it."""
    with pytest.raises(PaymentError) as caught:
        load_json(text)
    assert str(caught.value).startswith(f"body {problem}")


def test_a_name_that_is_there_twice_is_found_at_once() -> None:
    """Among as many as a body of the relay's may have: who sends it must not hold up others."""
    names = "".join(f'"{number}":0,' for number in range(80_000))
    began = time.process_time()
    with pytest.raises(PaymentError, match="has '79999' twice in one object"):
        load_json(f'{{{names}"79999":0}}')
    assert time.process_time() - began < 2
