"""What the shop tells beside its products: articles, questions and answers.

`load` reads them from one JSON file, a list of

    {"key": "C1", "type": "faq", "title": "…", "link": "/help/returns", "description": "…",
     "releaseDate": "2026-03-01T08:00:00Z", "topic": "Delivery"}

and an error names the place in it. `topic` is a custom attribute.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from elevate_tag.sandbox.cluster.catalogue import CatalogueError

FIELDS = ("key", "type", "title", "link", "description", "releaseDate", "topic")


@dataclass(frozen=True)
class ContentItem:
    """One article; `release_date` is ISO 8601."""

    key: str
    type: str
    title: str
    link: str
    description: str
    release_date: str
    topic: str

    @classmethod
    def read(cls, given: object, place: str) -> Self:
        """From the file's object; CatalogueError for one that is not as described."""
        if not isinstance(given, dict) or set(given) != set(FIELDS):
            raise CatalogueError(f"{place} is to be an object with {', '.join(FIELDS)}")
        for name, value in given.items():
            if not isinstance(value, str) or not value.strip():
                raise CatalogueError(f"{place}.{name} is to be a text, got {value!r}")
        return cls(*(given[name] for name in FIELDS))

    def attribute(self, name: str) -> str:
        """What a content filter compares: `type`, `content_key` or `custom.topic`."""
        return {"type": self.type, "content_key": self.key, "custom.topic": self.topic}[name]


FILTERS = ("type", "content_key", "custom.topic")
"""What a content filter may name."""

Filter = Mapping[str, Sequence[str]]
"""By attribute the values of which one must fit."""


def load(path: Path) -> tuple[ContentItem, ...]:
    """Reads and checks a content file; raises `CatalogueError`."""
    try:
        return _items(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, CatalogueError) as error:
        raise CatalogueError(f"content {path}: {error}") from error


def _items(found: object) -> tuple[ContentItem, ...]:
    if not isinstance(found, list):
        raise CatalogueError("the file is to be a list")
    items = tuple(ContentItem.read(each, f"[{i}]") for i, each in enumerate(found))
    if len({item.key for item in items}) < len(items):
        raise CatalogueError("a key is used twice")
    return items


def newest_first(items: Sequence[ContentItem]) -> list[ContentItem]:
    """By release date."""
    return sorted(items, key=lambda item: item.release_date, reverse=True)


def found_in(items: Sequence[ContentItem], phrase: str, wanted: Filter) -> list[ContentItem]:
    """Those that have every word of the phrase somewhere, and fit the filter."""
    words = phrase.casefold().split()
    return [
        item
        for item in items
        if all(word in f"{item.title} {item.description}".casefold() for word in words)
        and all(item.attribute(name) in values for name, values in wanted.items())
    ]
