"""The seam: the only part of the tag that knows which runtime it is in.

Every bundle is linked with one file of this folder in this module's place, and each such file has
all of these names. CPython has the text functions of its own, for the unit tests and the snippet.
"""

from elevate_tag.browser.runtime.compiled import (
    claim,
    complain,
    cookies,
    guarded,
    listen,
    log,
    new_key,
    own_script,
    page_origin,
    page_query,
    post,
    read_item,
    when_idle,
    write_item,
)
from elevate_tag.browser.runtime.cpython import (
    attribute,
    json_text,
    matches,
    quote,
    text_field,
    words,
)

__all__ = [
    "attribute",
    "claim",
    "complain",
    "cookies",
    "guarded",
    "json_text",
    "listen",
    "log",
    "matches",
    "new_key",
    "own_script",
    "page_origin",
    "page_query",
    "post",
    "quote",
    "read_item",
    "text_field",
    "when_idle",
    "words",
    "write_item",
]
