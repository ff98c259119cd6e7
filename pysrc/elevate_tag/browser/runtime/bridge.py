"""The browser for a Python runtime in the page: the compiled seam's functions, by name.

A runtime can speak to the browser itself, but each in its own way, and MicroPython cannot catch
what a browser's function throws. So there is one way, the compiled one. Only texts, numbers, truth
values and functions go through, never ``null``; and no whole number from 2**31, which MicroPython
takes wrongly.
"""

from collections.abc import Callable
from typing import Any

from elevate_tag.browser.runtime import (
    claim,
    complain,
    cookies,
    json_text,
    log,
    matches,
    new_key,
    page_origin,
    page_query,
    post,
    quote,
    read_item,
    text_field,
    trim,
    when_idle,
    words,
    write_item,
)
from elevate_tag.browser.runtime.javascript import decodeURIComponent, undefined, window


def unquote(text: str) -> str:
    """The text that ``quote`` made this of."""
    return decodeURIComponent(text)


def spaced(text: str) -> str:
    """``text`` with a single space wherever it has white space."""
    raw: Any = words(text)
    return raw.join(" ")


def release() -> None:
    """Leave the page to another copy of the tag."""
    window.elevateTag = undefined


def make_bridge(ready: Callable[[Callable[[str], None]], None]) -> Any:
    """What the program imports as ``elevate_bridge``; it calls ``ready`` with who takes lines."""
    return {
        "claim": claim,
        "complain": complain,
        "cookies": cookies,
        "json_text": json_text,
        "log": log,
        "matches": matches,
        "new_key": new_key,
        "page_origin": page_origin,
        "page_query": page_query,
        "post": post,
        "quote": quote,
        "read_item": read_item,
        "ready": ready,
        "release": release,
        "spaced": spaced,
        "text_field": text_field,
        "trim": trim,
        "unquote": unquote,
        "when_idle": when_idle,
        "write_item": write_item,
    }
