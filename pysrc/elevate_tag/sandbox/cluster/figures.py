"""The figures of a payment's line: so many pieces, at so much a piece."""

import math

from elevate_tag.sandbox.cluster.refusal import Refused, shown

MOST_PIECES = 2**31 - 1
"""The documentation says "integer" and no more; this is the largest of 32 bits, the format that
OpenAPI gives an integer."""


def quantity(value: object, where: str) -> int:
    """A whole number of pieces; refuses anything else."""
    if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= MOST_PIECES:
        return value
    raise Refused(400, f"{where} is to be a whole number from 1, got {shown(str(value))}")


def money(value: object, where: str) -> float:
    """An amount of money; refuses anything else, 1e999 among it, which JSON reads as infinite."""
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < math.inf:
        return value
    raise Refused(400, f"{where} is to be a number from 0, got {shown(str(value))}")
