"""What scripts hand over in a call, as the texts that it means."""

from typing import Any

from elevate_tag.browser.runtime.compiled.text import json_text, number_of, number_text
from elevate_tag.browser.runtime.javascript import Array, Object, RegExp


def act_of(name: str) -> str:
    """``addToCart`` → ``add-to-cart``."""
    raw: Any = name
    return raw.replace(RegExp("[A-Z]", "g"), "-$&").toLowerCase()


def plain_text(value: Any) -> str:
    """A text as it is; ``""`` for anything else.

    Nothing is asked of an object: what it answers is the page's, and so are lists' functions.
    """
    try:
        return value if Object(value) != value and value == value + "" else ""
    except Exception:
        # A symbol is no part of a text.
        return ""


def list_of(given: Any) -> str:
    """A list of texts as JSON; ``""`` for anything else, and where one of them is none."""
    items = ""
    if Array.isArray(given):
        listed: list[Any] = given
        for item in listed:
            text = plain_text(item)
            if text == "":
                return ""
            items = items + "," + json_text(text)
    return "" if items == "" else "[" + items[1:] + "]"


def lines_of(given: Any) -> str:
    """A payment's lines as JSON, given as they are or by name; ``""`` for none.

    Or what is wrong with one, in words.
    """
    lines = given if Array.isArray(given) else given.lines
    items = ""
    if Array.isArray(lines):
        listed: list[Any] = lines
        for line in listed:
            fields = line_fields(line)
            if not fields.startswith('"'):
                return fields
            items = items + ",{" + fields + "}"
    return "" if items == "" else "[" + items[1:] + "]"


def line_fields(line: Any) -> str:
    """A line's texts and numbers, as JSON has them; in words what is wrong where there is more.

    By hand: pages patch ``JSON.stringify``, and what it asks for (``toJSON``).
    """
    fields = ""
    names: list[str] = Object.keys(line)
    for name in names:
        value = line[name]
        text = plain_text(value)
        if text != "":
            text = json_text(text)
        elif value is not None:
            text = number_text(value)
            # Taken from itself, a number without an end is none.
            if value - value != 0 or number_of(text) != value:
                return "no text or number from 0: " + name
        if text != "":
            fields = fields + "," + json_text(name) + ":" + text
    return fields[1:]
