"""The seam in CPython for values of JSON, for the unit tests; the kinds have JavaScript's names."""

import json
import math
from typing import Any

from elevate_tag.browser.runtime.cpython import number_text


def kind_of(value: Any) -> str:
    """``String``, ``Number``, ``Boolean``, ``Array``, ``Object``, ``Null`` or a Python type."""
    if value is None:
        return "Null"
    kinds = {str: "String", bool: "Boolean", int: "Number", float: "Number"}
    kinds |= {list: "Array", dict: "Object"}
    return kinds.get(type(value), type(value).__name__)


def names_of(value: Any) -> list[str]:
    """The names of an object's fields."""
    return list(value)


def field_of(value: Any, name: str) -> Any:
    """A field of an object, or of a list by digits; ``None`` for one that it lacks."""
    if isinstance(value, dict):
        return value.get(name)
    if isinstance(value, list) and name.isdigit() and int(name) < len(value):
        return value[int(name)]
    return None


def items_of(value: Any) -> list[Any]:
    """What is in a list."""
    return list(value)


def plain_text_of(value: Any) -> str:
    """A text, number or truth value as text."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and not math.isfinite(value):
        return "NaN"
    return value if isinstance(value, str) else number_text(value)


def parsed(text: str) -> list[Any]:
    """The one value that this JSON means; nothing for what is no JSON."""
    try:
        return [json.loads(text)]
    except ValueError:
        return []
