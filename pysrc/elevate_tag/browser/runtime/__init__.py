"""The seam: the only part of the tag that knows which runtime it is in.

Every bundle is linked with one seam in this module's place, the files of ``compiled`` or
``embedded``, and each has what its programs need of these names. CPython has the text functions of
its own, for the unit tests and the snippet.
"""

from elevate_tag.browser.runtime.compiled.events import guarded, listen, when_idle
from elevate_tag.browser.runtime.compiled.key import new_key
from elevate_tag.browser.runtime.compiled.log import complain, log
from elevate_tag.browser.runtime.compiled.name import claim, offer, queued
from elevate_tag.browser.runtime.compiled.network import post
from elevate_tag.browser.runtime.compiled.page import own_script, page_origin, page_query
from elevate_tag.browser.runtime.compiled.storage import cookies, read_item, write_item
from elevate_tag.browser.runtime.cpython import (
    ask,
    attribute,
    attribute_names,
    json_text,
    matches,
    number_text,
    quote,
    text_field,
    trim,
    words,
)

__all__ = [
    "ask",
    "attribute",
    "attribute_names",
    "claim",
    "complain",
    "cookies",
    "guarded",
    "json_text",
    "listen",
    "log",
    "matches",
    "new_key",
    "number_text",
    "offer",
    "own_script",
    "page_origin",
    "page_query",
    "post",
    "queued",
    "quote",
    "read_item",
    "text_field",
    "trim",
    "when_idle",
    "words",
    "write_item",
]
