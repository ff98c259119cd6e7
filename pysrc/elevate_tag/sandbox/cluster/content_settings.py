"""The content lists and the content filter that a query's body may carry.

{"contentLists": [{"id": "help", "limit": 3, "algorithm": "NEWEST_CONTENT",
                   "contentFilter": {"type": "faq", "custom.topic": ["Orders", "Care"]}}]}
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from elevate_tag.sandbox.cluster.content import FILTERS, Filter
from elevate_tag.sandbox.cluster.refusal import Refused, shown

ALGORITHMS = ("NEWEST_CONTENT", "TOP_CONTENT")

LIST_LIMIT = 5
"""How many items a content list has unless it says; the vendor's figure is not documented."""

_FIELDS = ("id", "limit", "algorithm", "contentFilter")


@dataclass(frozen=True)
class ContentList:
    """One content list that is wanted."""

    id: str
    limit: int = LIST_LIMIT
    algorithm: str = "NEWEST_CONTENT"
    wanted: Filter = field(default_factory=dict)


def read_lists(wanted: object) -> tuple[ContentList, ...]:
    """`contentLists` of a body; refuses what is not as documented."""
    if not isinstance(wanted, list):
        raise Refused(400, "contentLists is to be a list")
    lists = tuple(_list(each, f"contentLists[{i}]") for i, each in enumerate(wanted))
    if len({each.id for each in lists}) < len(lists):
        raise Refused(400, "contentLists has the same id twice")
    return lists


def read_filter(wanted: object, place: str) -> Filter:
    """A content filter: each attribute with a value, or a list of values of which one must fit."""
    if not isinstance(wanted, dict):
        raise Refused(400, f"{place} is to be an object")
    only(wanted, FILTERS, place)
    return {name: _values(value, f"{place}.{name}") for name, value in wanted.items()}


def only(fields: Mapping[str, object], allowed: Collection[str], place: str) -> None:
    """Refuses a field that is not among the allowed."""
    for name in fields:
        if name not in allowed:
            names = ", ".join(allowed)
            raise Refused(400, f"{place} has the field {shown(name)}: allowed are {names}")


def list_id(wanted: Mapping[str, object], place: str) -> str:
    """The id of a list."""
    name = wanted.get("id")
    if not isinstance(name, str) or not re.fullmatch(r"[\w-]{1,64}", name):
        raise Refused(400, f"{place}.id is to be 1 to 64 letters, digits, - or _")
    return name


def list_limit(wanted: Mapping[str, object], place: str, otherwise: int, most: int) -> int:
    """How many a list may have."""
    limit = wanted.get("limit", otherwise)
    if type(limit) is not int or not 1 <= limit <= most:
        raise Refused(400, f"{place}.limit is to be a whole number from 1 to {most}")
    return limit


def _list(wanted: object, place: str) -> ContentList:
    if not isinstance(wanted, dict):
        raise Refused(400, f"{place} is to be an object")
    only(wanted, _FIELDS, place)
    algorithm = wanted.get("algorithm", ALGORITHMS[0])
    if algorithm not in ALGORITHMS:
        raise Refused(400, f"{place}.algorithm is to be one of {', '.join(ALGORITHMS)}")
    return ContentList(
        list_id(wanted, place),
        list_limit(wanted, place, LIST_LIMIT, 600),
        algorithm,
        read_filter(wanted.get("contentFilter", {}), f"{place}.contentFilter"),
    )


def _values(value: object, place: str) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    if not values or not all(isinstance(each, str) for each in values):
        raise Refused(400, f"{place} is to be a text or a list of texts")
    return tuple(values)
