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


def json_of(value: Any) -> str:
    """``value`` as JSON; ``""`` where it has, anywhere, what JSON has not.

    A field that is undefined is left out.
    """
    kind = kind_of(value)
    if kind == "String":
        return json_text(plain_text_of(value))
    if kind == "Array":
        return json_list(items_of(value))
    if kind == "Object":
        return json_object(value)
    if kind == "Null":
        return "null"
    text = plain_text_of(value) if matches("^(Number|Boolean)$", kind) else ""
    return text if matches("^(-?[0-9].*|true|false)$", text) else ""


def json_list(items: list[Any]) -> str:
    """A list."""
    inside = ""
    for item in items:
        text = json_of(item)
        if text == "":
            return ""
        inside += ("," if inside != "" else "") + text
    return "[" + inside + "]"


def json_object(value: Any) -> str:
    """An object."""
    inside = ""
    for name in names_of(value):
        field = field_of(value, name)
        if kind_of(field) != "Undefined":
            text = json_of(field)
            if text == "":
                return ""
            inside += ("," if inside != "" else "") + json_text(name) + ":" + text
    return "{" + inside + "}"
