"""The browser for a Python runtime in the page: the compiled seam's functions, by name.

A runtime can speak to the browser itself, but each in its own way. So there is one way, the
compiled one. Only texts, numbers, truth values and functions go through, never ``null``; and no
whole number from 2**31, which MicroPython takes wrongly.
"""

from collections.abc import Callable
from typing import Any

from elevate_tag.browser.runtime import (
    alone,
    announce,
    chance,
    claim,
    complain,
    cookies,
    drop_cookie,
    fill_keys,
    is_object,
    is_online,
    item_names,
    json_text,
    later,
    log,
    matches,
    new_key,
    now,
    number_of,
    number_text,
    offer,
    opts_out,
    page_origin,
    page_query,
    post,
    quote,
    read_item,
    remove_item,
    stamp,
    starts_as_copy,
    take_calls,
    text_field,
    trim,
    unquote,
    when_idle,
    when_left_or_back,
    when_shown,
    when_submitted,
    words,
    write_cookie,
    write_item,
)
from elevate_tag.browser.runtime.javascript import undefined
from elevate_tag.browser.runtime.site import Site


def spaced(text: str) -> str:
    """``text`` with a single space wherever it has white space."""
    raw: Any = words(text)
    return raw.join(" ")


def item_list(prefix: str) -> str:
    """``item_names`` as one text, with single spaces."""
    raw: Any = item_names(prefix)
    return raw.join(" ")


def offer_site(
    read: Callable[[str], str],
    api: str,
    version: str,
    market: str,
    visitor: Callable[[], str],
    hears: Callable[[], bool],
    say: Callable[[str], None],
    failed: Callable[[str], None],
    on: Callable[[str, Callable[[Any], Any]], None],
    act: Callable[[str, str, str, str, str, float], bool],
    perform: Callable[[str, str, str, float], str],
) -> None:
    """``offer`` for a ``Site`` of these."""
    offer(Site("", read, api, version, market, visitor, hears, say, failed), on, act, perform)


def release() -> None:
    """Leave the page to another copy of the tag: until that comes, calls wait."""
    take_calls(undefined)


def make_bridge(ready: Callable[[Callable[[str], None]], None]) -> Any:
    """What the program imports as ``elevate_bridge``; it calls ``ready`` with who takes lines."""
    return {
        "alone": alone,
        "announce": announce,
        "chance": chance,
        "claim": claim,
        "complain": complain,
        "cookies": cookies,
        "drop_cookie": drop_cookie,
        "fill_keys": fill_keys,
        "is_object": is_object,
        "is_online": is_online,
        "item_list": item_list,
        "json_text": json_text,
        "later": later,
        "log": log,
        "matches": matches,
        "new_key": new_key,
        "now": now,
        "number_of": number_of,
        "number_text": number_text,
        "offer": offer_site,
        "opts_out": opts_out,
        "page_origin": page_origin,
        "page_query": page_query,
        "post": post,
        "quote": quote,
        "read_item": read_item,
        "ready": ready,
        "release": release,
        "remove_item": remove_item,
        "spaced": spaced,
        "stamp": stamp,
        "starts_as_copy": starts_as_copy,
        "text_field": text_field,
        "trim": trim,
        "unquote": unquote,
        "when_idle": when_idle,
        "when_left_or_back": when_left_or_back,
        "when_shown": when_shown,
        "when_submitted": when_submitted,
        "write_cookie": write_cookie,
        "write_item": write_item,
    }
