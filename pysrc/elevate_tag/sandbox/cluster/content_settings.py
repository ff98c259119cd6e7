"""The content lists and the content filter that a query's body may carry.

{"contentLists": [{"id": "help", "limit": 3, "algorithm": "NEWEST_CONTENT",
                   "contentFilter": {"type": "faq", "custom.topic": ["Orders", "Care"]}}]}
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from elevate_tag.sandbox.cluster.content import FILTERS, Filter
from elevate_tag.sandbox.cluster.list_fields import (
    an_object,
    each_of,
    list_id,
    list_limit,
    only,
)
from elevate_tag.sandbox.cluster.refusal import Refused

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
    return each_of(wanted, "contentLists", _list)


def read_filter(wanted: object, place: str) -> Filter:
    """A content filter: each attribute with a value, or a list of values of which one must fit."""
    fields = an_object(wanted, place)
    only(fields, FILTERS, place)
    return {name: _values(value, f"{place}.{name}") for name, value in fields.items()}


def _list(wanted: Mapping[str, Any], place: str) -> ContentList:
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
