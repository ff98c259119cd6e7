"""Texts: patterns, white space, and what URLs and JSON hold."""

from typing import Any

from elevate_tag.browser.runtime.javascript import bridge


def matches(pattern: str, text: str) -> bool:
    """Whether ``text`` has a match of the regular expression ``pattern``, JavaScript's."""
    return bridge.matches(pattern, text)


def trim(text: str) -> str:
    """``text`` without white space around it, of any kind."""
    return bridge.trim(text)


def words(text: str) -> list[str]:
    """``text`` split at white space, of any kind: MicroPython's ``split`` knows ASCII's only."""
    return bridge.spaced(text).split(" ")


def plain_text(value: Any) -> str:
    """A text as it is; ``""`` for anything else."""
    return value if isinstance(value, str) else ""


def quote(text: str) -> str:
    """``text`` as a value in a URL's query; ``""`` with half a sign in it."""
    return bridge.quote(text)


def unquote(text: str) -> str:
    """The text that ``quote`` made this of; what it did not make stays as it is."""
    return bridge.unquote(text)


def number_of(text: str) -> float:
    """The number that these digits mean; 0 for what is none."""
    return bridge.number_of(text)


def number_text(number: float) -> str:
    """A number in digits."""
    return bridge.number_text(number)


def json_text(text: str) -> str:
    """``text`` as a JSON string."""
    return bridge.json_text(text)


def is_object(text: str) -> bool:
    """Whether ``text`` is a JSON object."""
    return bridge.is_object(text)


def text_field(text: str, name: str) -> str:
    """The non-empty text under ``name`` in a JSON object; ``""`` for anything else."""
    return bridge.text_field(text, name)


def new_key() -> str:
    """A random UUID v4."""
    return bridge.new_key()
