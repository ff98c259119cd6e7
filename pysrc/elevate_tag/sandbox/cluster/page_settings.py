"""The page configuration that a query may carry as its body.

    {"primaryList": {"include": true}, "navigation": {"include": true},
     "recommendationLists": [{"id": "popular", "algorithm": "PERSONAL", "limit": 8,
                              "label": "Popular right now"}]}

Product rules and filters, content lists and the lists' own `params` are refused: the sandbox has
no answer to them. Nothing is kept from one query to the next.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from elevate_tag.sandbox.cluster.query_parameters import MAX_LIMIT
from elevate_tag.sandbox.cluster.recommend import ALGORITHMS
from elevate_tag.sandbox.cluster.refusal import Refused, shown

LIST_LIMIT = 8
"""How many products a recommendation list has unless it says; the vendor's figure is a setting."""

_LIST_FIELDS = ("id", "algorithm", "limit", "label")


@dataclass(frozen=True)
class ListSettings:
    """One recommendation list that is wanted."""

    id: str
    algorithm: str
    limit: int = LIST_LIMIT
    label: str | None = None


@dataclass(frozen=True)
class PageSettings:
    """What the body asks for.

    `included` are the parts with `{"include": true}`; no `lists` means the page's own, which at
    the vendor's are set in the app.
    """

    included: frozenset[str] = frozenset()
    lists: tuple[ListSettings, ...] | None = None


def read(fields: Mapping[str, object], *, parts: Collection[str], lists: bool) -> PageSettings:
    """Checks a body against the parts that the page has, and whether it has lists."""
    allowed = (*parts, *(("recommendationLists",) if lists else ()))
    _only(fields, allowed, "the body")
    wanted = fields.get("recommendationLists")
    return PageSettings(
        frozenset(part for part in parts if part in fields and _included(part, fields[part])),
        None if wanted is None else _lists(wanted),
    )


def _included(part: str, settings: object) -> bool:
    if not isinstance(settings, dict) or not isinstance(settings.get("include"), bool):
        raise Refused(400, f'{part} is to be {{"include": true}} or false')
    _only(settings, ("include",), part)
    return settings["include"] is True


def _lists(wanted: object) -> tuple[ListSettings, ...]:
    if not isinstance(wanted, list):
        raise Refused(400, "recommendationLists is to be a list")
    lists = tuple(_list(each, f"recommendationLists[{i}]") for i, each in enumerate(wanted))
    if len({each.id for each in lists}) < len(lists):
        raise Refused(400, "recommendationLists has the same id twice")
    return lists


def _list(wanted: object, place: str) -> ListSettings:
    if not isinstance(wanted, dict):
        raise Refused(400, f"{place} is to be an object")
    _only(wanted, _LIST_FIELDS, place)
    name, algorithm = wanted.get("id"), wanted.get("algorithm")
    limit, label = wanted.get("limit", LIST_LIMIT), wanted.get("label")
    if not isinstance(name, str) or not re.fullmatch(r"[\w-]{1,64}", name):
        raise Refused(400, f"{place}.id is to be 1 to 64 letters, digits, - or _")
    if not isinstance(algorithm, str) or algorithm not in ALGORITHMS:
        raise Refused(400, f"{place}.algorithm is to be one of {', '.join(ALGORITHMS)}")
    if type(limit) is not int or not 1 <= limit <= MAX_LIMIT:
        raise Refused(400, f"{place}.limit is to be a whole number from 1 to {MAX_LIMIT}")
    if label is not None and not isinstance(label, str):
        raise Refused(400, f"{place}.label is to be a text")
    return ListSettings(name, algorithm, limit, label)


def _only(fields: Mapping[str, object], allowed: Collection[str], place: str) -> None:
    for name in fields:
        if name not in allowed:
            names = ", ".join(allowed)
            raise Refused(400, f"{place} has the field {shown(name)}: allowed are {names}")
