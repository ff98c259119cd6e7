"""Amounts of money: what is one, and how it is written so that no digit is added or lost.

A float would bring noise along (0.1 + 0.2 is 0.30000000000000004), so amounts are `Decimal`.
"""

from decimal import Decimal

BELOW = 12
"""Powers of ten: amounts stay under 10¹². More is a mistake, and could fill a line with zeros."""
PLACES = 28
"""Digits after the point; `decimal` itself works with that many unless told otherwise."""

ALLOWED = f"a Decimal from 0 to under 10**{BELOW}, with at most {PLACES} digits after the point"


def problem_with(amount: object) -> str:
    """What keeps `amount` from being money; "" if nothing does."""
    if not isinstance(amount, Decimal):
        return f"is {amount!r}, of type {type(amount).__name__}: allowed is {ALLOWED}"
    exponent = amount.as_tuple().exponent
    # An exponent that is no number marks infinities and what is not a number.
    fits = isinstance(exponent, int) and (not amount or amount > 0)
    if fits and amount.adjusted() < BELOW and -PLACES <= int(exponent) <= BELOW:
        return ""
    return f"is {_shown(amount)}: allowed is {ALLOWED}"


def money_text(amount: Decimal) -> str:
    """`amount` as a JSON number, with the digits it has: `39.0`, `0.10`, `1200`."""
    # copy_abs, unlike abs(), rounds nothing; it is for -0, which is not negative.
    return format(amount.copy_abs(), "f")


def _shown(amount: Decimal) -> str:
    text = str(amount)
    return text if len(text) <= 40 else text[:40] + "…"
