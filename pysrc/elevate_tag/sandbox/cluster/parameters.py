"""Reads a query string as strictly as it can be read.

A lenient reader lets a tag's encoding mistakes pass: `%zz`, a key twice, bytes that are not
UTF-8. Here each is a 400 that names the parameter.
"""

import re
from collections import Counter
from collections.abc import Collection, Mapping
from urllib.parse import unquote_to_bytes

from elevate_tag.sandbox.cluster.refusal import Refused, shown

_BAD_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")


def read(
    query: str, *, allowed: Collection[str], may_be_empty: Collection[str] = ()
) -> dict[str, str]:
    """The parameters by name; refuses repeated, unknown and empty ones."""
    pairs = _pairs(query)
    for name, times in Counter(name for name, _ in pairs).items():
        if name not in allowed:
            names = ", ".join(sorted(allowed)) or "none"
            raise Refused(400, f"unknown parameter {shown(name)}: allowed are {names}")
        if times > 1:
            raise Refused(400, f"parameter {name} is given {times} times, once is allowed")
    for name, value in pairs:
        if not value and name not in may_be_empty:
            raise Refused(400, f"parameter {name} is empty")
    return dict(pairs)


def glimpse(query: str) -> Mapping[str, str]:
    """What can be made out of a query that may be refused, for the ledger; the first value wins."""
    try:
        return dict(reversed(_pairs(query)))
    except Refused:
        return {}


def _pairs(query: str) -> list[tuple[str, str]]:
    parts = [part.partition("=") for part in query.split("&") if part]
    return [(_decoded(name), _decoded(value)) for name, _, value in parts]


def _decoded(text: str) -> str:
    if _BAD_ESCAPE.search(text):
        raise Refused(400, f"the query has a % that starts no escape, in {shown(text)}")
    try:
        return unquote_to_bytes(text.replace("+", " ")).decode("utf-8")
    except UnicodeDecodeError:
        raise Refused(400, f"the query is not UTF-8, in {shown(text)}") from None
