"""What the lists that a query's body asks for have in common, of products or of content."""

import re
from collections.abc import Callable, Collection, Mapping
from typing import Any, Protocol, TypeVar

from elevate_tag.sandbox.cluster.refusal import Refused, shown


class HasId(Protocol):
    """A list that is wanted."""

    @property
    def id(self) -> str:
        """Its own, in this body."""


Wanted = TypeVar("Wanted", bound=HasId)


def each_of(
    lists: object, place: str, read: Callable[[dict[str, Any], str], Wanted]
) -> tuple[Wanted, ...]:
    """The lists at `place`, each read by `read`; refuses two of one id."""
    if not isinstance(lists, list):
        raise Refused(400, f"{place} is to be a list")
    found = tuple(
        read(an_object(each, f"{place}[{i}]"), f"{place}[{i}]") for i, each in enumerate(lists)
    )
    if len({each.id for each in found}) < len(found):
        raise Refused(400, f"{place} has the same id twice")
    return found


def an_object(value: object, place: str) -> dict[str, Any]:
    """A JSON object; refuses anything else."""
    if not isinstance(value, dict):
        raise Refused(400, f"{place} is to be an object")
    return value


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
