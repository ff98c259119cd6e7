"""Values of the page's own: what a script hands over, and what JSON holds."""

from typing import Any

from elevate_tag.browser.runtime.javascript import JSON, Object


def kind_of(value: Any) -> str:
    """``String``, ``Number``, ``Array``, ``Object``, ``Null``, ``Undefined``, or another."""
    tag: str = Object.prototype.toString.call(value)
    return tag[8:-1]


def names_of(value: Any) -> list[str]:
    """The names of an ``Object``'s fields."""
    return Object.keys(value)


def field_of(value: Any, name: str) -> Any:
    """A field of its own, or of a list by digits; ``None`` for one that it inherits or lacks."""
    if value is None or not Object.prototype.hasOwnProperty.call(value, name):
        return None
    return value[name]


def items_of(value: Any) -> list[Any]:
    """What is in an ``Array``."""
    return value


def plain_text_of(value: Any) -> str:
    """A ``String``, ``Number`` or ``Boolean`` as text."""
    return value + ""


def parsed(text: str) -> list[Any]:
    """The one value that this JSON means; nothing for what is no JSON."""
    try:
        return [JSON.parse(text)]
    except Exception:
        return []
