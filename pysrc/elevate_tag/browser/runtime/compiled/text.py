"""Texts: patterns, white space, and what URLs and JSON hold."""

from typing import Any

from elevate_tag.browser.runtime.javascript import (
    JSON,
    RegExp,
    decodeURIComponent,
    encodeURIComponent,
    parseFloat,
)


def matches(pattern: str, text: str) -> bool:
    """Whether ``text`` has a match of the regular expression ``pattern``."""
    return RegExp(pattern).test(text)


def trim(text: str) -> str:
    """``text`` without white space around it, of any kind."""
    raw: Any = text
    return raw.trim()


def words(text: str) -> list[str]:
    """``text`` split at white space; no leading or trailing white space, please."""
    raw: Any = text
    return raw.split(RegExp("\\s+"))


def plainly(thrown: Any) -> str:
    """What was thrown, in words: in JavaScript that may be anything, also what has none."""
    try:
        return "" + thrown
    except Exception:
        return "no text"


def quote(text: str) -> str:
    """``text`` as a value in a URL's query; ``""`` with half a sign in it."""
    try:
        return encodeURIComponent(text)
    except Exception:
        return ""


def unquote(text: str) -> str:
    """The text that ``quote`` made this of; what it did not make stays as it is."""
    try:
        return decodeURIComponent(text)
    except Exception:
        return text


def number_of(text: Any) -> float:
    """The number that these digits mean; 0 for what is none."""
    number = parseFloat(text)
    return number if number > 0 else 0


def number_text(number: float) -> str:
    """A number in digits."""
    raw: Any = number
    return raw + ""


def json_text(text: str) -> str:
    """``text`` as a JSON string, without ``JSON.stringify``: pages patch that, and ``toJSON``.

    Signs beyond the Basic Multilingual Plane are written out, half by half. A pattern with the
    ``u`` flag would leave the whole ones alone, but WebKit up to Safari 16 errs about their halves.
    """

    def escaped(char: Any) -> str:
        digits: str = char.charCodeAt(0).toString(16)
        return "\\u" + "0000"[len(digits) :] + digits

    raw: Any = text
    return '"' + raw.replace(RegExp('["\\\\\\x00-\\x1f\\ud800-\\udfff]', "g"), escaped) + '"'


def is_object(text: str) -> bool:
    """Whether ``text`` is a JSON object."""
    try:
        return matches("^\\s*\\{", text) and JSON.parse(text) is not None
    except Exception:
        return False


def text_field(text: str, name: str) -> str:
    """The non-empty text under ``name`` in a JSON object; ``""`` for anything else."""
    # As on a first visit, which is not to pay for what throws.
    if text == "":
        return ""
    try:
        value = JSON.parse(text)[name]
        if value == value + "":
            return value
    except Exception:
        return ""
    return ""
