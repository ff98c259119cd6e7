"""The seam: the only part of the tag that knows which runtime it is in.

Every bundle is linked with one seam in this module's place, the files of ``compiled`` or
``embedded``, and each has what its programs need of these names. CPython has the text functions of
its own, for the unit tests and the snippet.
"""

from elevate_tag.browser.runtime.compiled.clock import chance, later, now, stamp
from elevate_tag.browser.runtime.compiled.early import forget_early, stop_early, take_early
from elevate_tag.browser.runtime.compiled.events import (
    announce,
    guarded,
    listen,
    when_idle,
    when_left_or_back,
    when_shown,
)
from elevate_tag.browser.runtime.compiled.forms import fill_keys, when_submitted
from elevate_tag.browser.runtime.compiled.key import new_key
from elevate_tag.browser.runtime.compiled.log import complain, log
from elevate_tag.browser.runtime.compiled.name import claim, offer, queued
from elevate_tag.browser.runtime.compiled.network import is_online, post
from elevate_tag.browser.runtime.compiled.page import own_script, page_origin, page_query
from elevate_tag.browser.runtime.compiled.storage import (
    cookies,
    item_names,
    read_item,
    remove_item,
    write_cookie,
    write_item,
)
from elevate_tag.browser.runtime.compiled.tabs import alone
from elevate_tag.browser.runtime.cpython import (
    ask,
    attribute,
    attribute_names,
    json_text,
    matches,
    number_of,
    number_text,
    quote,
    text_field,
    trim,
    unquote,
    words,
)

__all__ = [
    "alone",
    "announce",
    "ask",
    "attribute",
    "attribute_names",
    "chance",
    "claim",
    "complain",
    "cookies",
    "fill_keys",
    "forget_early",
    "guarded",
    "is_online",
    "item_names",
    "json_text",
    "later",
    "listen",
    "log",
    "matches",
    "new_key",
    "now",
    "number_of",
    "number_text",
    "offer",
    "own_script",
    "page_origin",
    "page_query",
    "post",
    "queued",
    "quote",
    "read_item",
    "remove_item",
    "stamp",
    "stop_early",
    "take_early",
    "text_field",
    "trim",
    "unquote",
    "when_idle",
    "when_left_or_back",
    "when_shown",
    "when_submitted",
    "words",
    "write_cookie",
    "write_item",
]
