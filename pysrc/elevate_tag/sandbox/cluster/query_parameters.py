"""The parameters of the storefront queries: which there are, and which values they take.

Names as documented; they are case sensitive. A facet (`f.…`) that the sandbox does not have is
refused, since an answer that ignored it would look like a bug of the shop's.
"""

import re
from collections.abc import Callable, Collection, Mapping

from elevate_tag.sandbox.cluster import parameters, visitor
from elevate_tag.sandbox.cluster.refusal import Refused, shown

OF_ALL = frozenset({"viewId", "notify"})
OF_CONTEXT = OF_ALL | {"priceId", "channels", "stores"}
OF_PRODUCTS = OF_CONTEXT | {"presentPrices", "presentCustom", "templateId"}
"""The groups of common parameters, as in the types of the vendor's client: of every query, of those
that depend on prices and stock, of those that list products. Of all these only `notify` changes
something here: one price list, one channel, no preview, no templates."""

REQUIRED = ("locale", "touchpoint")
"""Of every query, beside market and keys."""

MAY_BE_EMPTY = frozenset({"q", "cart"})
"""A search for nothing and an empty cart are answered; the documentation says nothing of them."""

DEFAULT_LIMIT = 60
"""How many products a list has when the query does not say (the vendor's `limit`)."""

MAX_LIMIT = 600
"""As documented for the content search page, and taken for the other lists."""

Check = Callable[[str], str | None]
"""Gives what would be right when a value is wrong, else None."""


def read(
    query: str,
    *,
    page_has: Collection[str],
    page_needs: Collection[str],
    sorts: Collection[str],
    markets: Collection[str],
) -> Mapping[str, str]:
    """The parameters of a query to one page, checked; refuses what is not as documented."""
    allowed = visitor.PARAMETERS | {*REQUIRED, *page_has, *page_needs}
    given = parameters.read(query, allowed=allowed, may_be_empty=MAY_BE_EMPTY)
    visitor.check(given, markets)
    for name in (*REQUIRED, *page_needs):
        if name not in given:
            raise Refused(400, f"parameter {name} is missing")
    checks = {**_CHECKS, "sort": _one_of(*sorts)}
    for name, value in given.items():
        wanted = checks[name](value) if name in checks else None
        if wanted:
            raise Refused(400, f"parameter {name} is {shown(value)}: allowed is {wanted}")
    if "STORE" in given.get("channels", "").split("|") and "stores" not in given:
        raise Refused(400, "parameter stores is missing: channels names STORE")
    return given


def _one_of(*values: str) -> Check:
    return lambda value: None if value in values else " or ".join(values)


def _touchpoint(value: str) -> str | None:
    """The vendor's own client sends it in lower case, though it is documented in capitals."""
    return _one_of("DESKTOP", "MOBILE")(value.upper())


def _keys(value: str) -> str | None:
    return None if all(value.split("|")) else "keys with | between, none of them empty"


def _number(lowest: int, highest: int) -> Check:
    def check(value: str) -> str | None:
        fits = re.fullmatch("[0-9]{1,9}", value) and lowest <= int(value) <= highest
        return None if fits else f"a whole number from {lowest} to {highest}"

    return check


_CHECKS: Mapping[str, Check] = {
    "touchpoint": _touchpoint,
    "viewId": _one_of("production", "preview"),
    "notify": _one_of("true", "false"),
    "includeNavigation": _one_of("true", "false"),
    "viewAllSecondary": _one_of("true", "false"),
    "channels": _one_of("ONLINE", "STORE", "ONLINE|STORE", "STORE|ONLINE"),
    "origin": _one_of(
        "ORGANIC",
        "PHRASE_SUGGEST",
        "DID_YOU_MEAN",
        "UNDO_AUTO_CORRECT",
        "RELATED_SEARCHES",
        "RECENT_SEARCH",
    ),
    "contentKeys": _keys,
    "limit": _number(1, MAX_LIMIT),
    "skip": _number(0, 10**9 - 1),
}
