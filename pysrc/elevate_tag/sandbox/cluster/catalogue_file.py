"""The catalogue's file, read and checked: an error names the place and what should stand there.

{"currency": "GBP", "products": [
  {"key", "name", "brand", "category": [department, kind], "description", "details": [...],
   "variants": [{"key", "label", "colour", "price", "stock", "picture",
                 "listPrice": only of a reduced one}]}]}
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

Found = dict[str, Any]


class CatalogueError(Exception):
    """A catalogue that cannot be used: which file, where in it, and what is wrong."""


def read(path: Path) -> Found:
    """The file's content, all of it checked."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        _check(found, "the file", _FILE)
        _check_keys(found["products"])
    except (OSError, ValueError, CatalogueError) as error:
        raise CatalogueError(f"catalogue {path}: {error}") from error
    return dict(found)


Shape = Callable[[object, str], None]
"""Raises `CatalogueError` unless the value, which stands at the place named, has the shape."""


def _value(meant: str, fits: Callable[[Any], bool]) -> Shape:
    def check(value: object, place: str) -> None:
        if not fits(value):
            raise CatalogueError(f"{place} is to be {meant}, got {value!r}")

    return check


def _each(shape: Shape) -> Shape:
    def check(value: object, place: str) -> None:
        if not isinstance(value, list) or not value:
            raise CatalogueError(f"{place} is to be a list with something in it, got {value!r}")
        for index, item in enumerate(value):
            shape(item, f"{place}[{index}]")

    return check


def _record(fields: Mapping[str, Shape]) -> Shape:
    return lambda value, place: _check(value, place, fields)


def _check(value: object, place: str, fields: Mapping[str, Shape]) -> None:
    if not isinstance(value, dict):
        raise CatalogueError(f"{place} is to be an object, got {value!r}")
    for name in value:
        if name not in fields:
            raise CatalogueError(f"{place} has the unknown field {name!r}: see {', '.join(fields)}")
    for name, shape in fields.items():
        if name in value:
            shape(value[name], name if place == "the file" else f"{place}.{name}")
        elif name not in _OPTIONAL:
            raise CatalogueError(f"{place} has no {name}")


def _check_keys(products: list[Found]) -> None:
    keys = [
        key for each in products for key in (each["key"], *(v["key"] for v in each["variants"]))
    ]
    for key, times in Counter(keys).items():
        if times > 1:
            raise CatalogueError(f"key {key!r} is used {times} times")


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


_OPTIONAL = {"listPrice"}
_TEXT = _value("a text", lambda value: isinstance(value, str) and value.strip() != "")
_PRICE = _value("a number over 0", lambda value: _is_number(value) and value > 0)
_STOCK = _value("a whole number", lambda value: type(value) is int and value >= 0)
_COLOUR = _value(
    "a colour like #d8c3a5",
    lambda value: isinstance(value, str) and re.fullmatch("#[0-9a-fA-F]{6}", value) is not None,
)
_PICTURE = _value(
    "a file name like alva-mug-sand.webp",
    lambda value: isinstance(value, str) and re.fullmatch(r"[\w-]+\.\w+", value) is not None,
)
_VARIANT = {
    "key": _TEXT,
    "label": _TEXT,
    "colour": _COLOUR,
    "price": _PRICE,
    "listPrice": _PRICE,
    "stock": _STOCK,
    "picture": _PICTURE,
}
_PRODUCT = {
    "key": _TEXT,
    "name": _TEXT,
    "brand": _TEXT,
    "category": _each(_TEXT),
    "description": _TEXT,
    "details": _each(_TEXT),
    "variants": _each(_record(_VARIANT)),
}
_FILE = {"currency": _TEXT, "products": _each(_record(_PRODUCT))}
