"""The seam in CPython: the part of it that the pure core needs, for the tests and the snippet.

An element is a dict of its attributes here.
"""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote as url_quote
from urllib.parse import unquote as url_unquote


def matches(pattern: str, text: str) -> bool:
    """Whether ``text`` has a match of the regular expression ``pattern``."""
    return re.search(pattern, text) is not None


def trim(text: str) -> str:
    """``text`` without white space around it."""
    return text.strip()


def words(text: str) -> list[str]:
    """``text`` split at white space."""
    return text.split()


def plain_text(value: Any) -> str:
    """A text as it is; ``""`` for anything else."""
    return value if isinstance(value, str) else ""


def quote(text: str) -> str:
    """``text`` in a URL's query, as ``encodeURIComponent`` writes it; ``""`` with half a sign."""
    try:
        return url_quote(text, safe="!'()*")
    except UnicodeEncodeError:
        return ""


def unquote(text: str) -> str:
    """The text that ``quote`` made this of."""
    return url_unquote(text)


def number_of(text: str) -> float:
    """The number that these digits mean; 0 for what is none."""
    try:
        return max(float(text), 0.0)
    except ValueError:
        return 0.0


def number_text(number: float) -> str:
    """A number in digits, whole ones without a point, as JavaScript writes them."""
    return str(int(number) if number == int(number) else number)


def json_text(text: str) -> str:
    """``text`` as a JSON string."""
    return json.dumps(text, ensure_ascii=False)


def is_object(text: str) -> bool:
    """Whether ``text`` is a JSON object."""
    try:
        return isinstance(json.loads(text), dict)
    except ValueError:
        return False


def text_field(text: str, name: str) -> str:
    """The non-empty text under ``name`` in a JSON object; ``""`` for anything else."""
    try:
        value = json.loads(text)
    except ValueError:
        return ""
    field = value.get(name) if isinstance(value, dict) else None
    return field if isinstance(field, str) else ""


def attribute(element: Mapping[str, str], name: str) -> str | None:
    """An element's attribute, ``None`` when it has none of that name."""
    return element.get(name)


def attribute_names(element: Mapping[str, str]) -> list[str]:
    """The names of an element's attributes."""
    return list(element)


def is_form(element: Mapping[str, str]) -> bool:
    """Whether it is submitted, not clicked."""
    return "data-elevate-form" in element


def is_scope(element: Mapping[str, str]) -> bool:
    """Whether the keys on it are for what is in it, or chosen by it, and not for clicks on it."""
    return "data-elevate-scope" in element


def chosen_keys(element: Mapping[str, str]) -> list[str]:
    """The keys of variants that are selected in it."""
    return element.get("data-elevate-chosen", "").split("\n")


def ask(hook: Callable[[Any], Any], argument: Any, failed: Callable[[str], None]) -> bool:
    """Call a shop's function: whether it does not answer ``False``. A failure lets pass."""
    try:
        return hook(argument) is not False
    except Exception as error:
        failed(f"a hook failed: {error}")
        return True
