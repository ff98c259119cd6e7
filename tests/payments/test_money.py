"""Amounts of money: no digit added, none lost."""

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elevate_tag.payments.money import money_text, problem_with

AMOUNTS = st.decimals(0, Decimal(10) ** 12, allow_nan=False, allow_infinity=False, places=None)


@given(AMOUNTS.filter(lambda amount: not problem_with(amount)))
def test_what_is_written_reads_as_the_same_amount_with_the_same_digits(amount: Decimal) -> None:
    """As JSON, to a reader that keeps decimals."""
    read = json.loads(money_text(amount), parse_float=Decimal, parse_int=Decimal)
    assert read == amount
    assert money_text(read) == money_text(amount)


@given(st.integers(0, 10**9), st.integers(0, 6))
def test_an_amount_of_so_many_places_is_written_with_them(units: int, places: int) -> None:
    """The zero of 39.0 too."""
    digits = str(units).rjust(places + 1, "0")
    expected = f"{digits[:-places]}.{digits[-places:]}" if places else digits
    assert money_text(Decimal(units).scaleb(-places)) == expected


@given(st.integers(0, 10**7), st.integers(0, 10**7))
def test_sums_bring_no_noise(one: int, other: int) -> None:
    """0.1 and 0.2 are 0.3."""
    added = Decimal(one).scaleb(-2) + Decimal(other).scaleb(-2)
    assert money_text(added) == f"{(one + other) // 100}.{(one + other) % 100:02}"


@pytest.mark.parametrize(
    ("amount", "text"),
    [("0", "0"), ("-0.00", "0.00"), ("1E+3", "1000"), ("1E-7", "0.0000001"), ("39.0", "39.0")],
)
def test_no_exponent_and_no_sign_is_written(amount: str, text: str) -> None:
    """Not every reader of JSON takes them for money."""
    assert problem_with(Decimal(amount)) == ""
    assert money_text(Decimal(amount)) == text


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        (Decimal("-0.01"), "is -0.01: allowed is a Decimal from 0"),
        (Decimal("NaN"), "is NaN: "),
        (Decimal("sNaN"), "is sNaN: "),
        (Decimal("Infinity"), "is Infinity: "),
        (Decimal("-Infinity"), "is -Infinity: "),
        (Decimal("1E+12"), "is 1E+12: "),
        (Decimal("0E+999999"), "is 0E+999999: "),
        (Decimal("1E-29"), "is 1E-29: "),
        (Decimal("1" * 50), f"is {'1' * 40}…: "),
        (15.2, "is 15.2, of type float: "),
        (15, "is 15, of type int: "),
        ("15.2", "is '15.2', of type str: "),
        (True, "is True, of type bool: "),
    ],
)
def test_what_is_no_money_is_told(amount: Any, shown: str) -> None:
    """What it is, and what is allowed."""
    assert problem_with(amount).startswith(shown)
