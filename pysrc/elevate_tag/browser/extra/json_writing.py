"""Values as JSON, without ``JSON.stringify``: pages patch that, and ``toJSON``."""

from typing import Any

from elevate_tag.browser.runtime import (
    field_of,
    items_of,
    json_text,
    kind_of,
    matches,
    names_of,
    plain_text_of,
)

# Levels of lists and objects: more than a query's body has. One that holds itself has no end.
DEEPEST = 50


def json_of(value: Any) -> str:
    """``value`` as JSON; ``""`` where it has, anywhere, what JSON has not, or is too deep.

    A field that is undefined is left out.
    """
    return json_within(value, DEEPEST)


def json_within(value: Any, levels: int) -> str:
    """The same of a value that may have so many levels."""
    kind = kind_of(value)
    if kind == "String":
        return json_text(plain_text_of(value))
    if kind == "Array":
        return json_list(items_of(value), levels - 1) if levels > 0 else ""
    if kind == "Object":
        return json_object(value, levels - 1) if levels > 0 else ""
    if kind == "Null":
        return "null"
    text = plain_text_of(value) if matches("^(Number|Boolean)$", kind) else ""
    return text if matches("^(-?[0-9].*|true|false)$", text) else ""


def json_list(items: list[Any], levels: int) -> str:
    """A list, with so many levels in it."""
    inside = ""
    for item in items:
        text = json_within(item, levels)
        if text == "":
            return ""
        inside += ("," if inside != "" else "") + text
    return "[" + inside + "]"


def json_object(value: Any, levels: int) -> str:
    """An object, with so many levels in it."""
    inside = ""
    for name in names_of(value):
        field = field_of(value, name)
        if kind_of(field) != "Undefined":
            text = json_within(field, levels)
            if text == "":
                return ""
            inside += ("," if inside != "" else "") + json_text(name) + ":" + text
    return "{" + inside + "}"
