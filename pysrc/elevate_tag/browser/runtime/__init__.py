"""The seam: the only part of the tag that knows which runtime it is in.

Every bundle is linked with one file of this folder in this module's place, ``compiled`` or
``embedded``, and each has what its programs need of these names. CPython has the text functions of
its own, for the unit tests and the snippet.
"""

from elevate_tag.browser.runtime.compiled import (
    claim,
    complain,
    cookies,
    guarded,
    listen,
    log,
    new_key,
    offer,
    own_script,
    page_origin,
    page_query,
    post,
    queued,
    read_item,
    when_idle,
    write_item,
)
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
