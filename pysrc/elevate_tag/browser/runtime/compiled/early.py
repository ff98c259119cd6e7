"""What the snippet's inline script (``browser.early``) heard before the tag came.

It wrote a line of each event: its kind, 1 where its ``detail`` is more than 0, its ``button``,
``x``, ``y`` and time, in milliseconds since 1970, and then, but for presses, each marked element on
its path, innermost first.

    click,1,0,12,345.5,1795000000000,data-elevate-add-to-cart=&tagName=BUTTON,data-elevate-…
"""

from collections.abc import Callable
from typing import Any

from elevate_tag.browser.runtime.compiled.page import ELEMENT
from elevate_tag.browser.runtime.event import Event
from elevate_tag.browser.runtime.javascript import (
    Date,
    RegExp,
    parseFloat,
    performance,
    unescape,
    window,
)

# Where the tab keeps the lines, each after its line end.
ACTS = "elevate-tag.acts"
# ``compiled.marked.SCOPES`` in such a line.
EARLY_SCOPES = "(^|&)aria-[cps]|&tagName=(OPTION|INPUT|MAIN|BODY)$"


def stop_early() -> str:
    """Silence the inline script; its lines that are not kept, ``""`` where it heard nothing."""
    try:
        before = window.elevateTag
        # To throw is slow where nothing has thrown before: it was half of what a cold start takes.
        if before is None:
            return ""
        rest: str = before.early()
        before.early = None
        return rest
    except Exception:
        return ""


def take_early(rest: str, hear: Callable[[Event], None]) -> None:
    """Have what was kept by this page and those before it heard, and then the ``rest``; once."""
    copied = starts_as_copy()
    for line in (forget_early() + rest).split("\n"):
        event = event_of(line)
        if line != "" and (event.at > 0 or not copied):
            hear(event)


def starts_as_copy() -> bool:
    """Whether the tab's storage began as its opener's: it is a script's window, at its start."""
    copied: bool = window.opener is not None and window.history.length == 1
    return copied


def forget_early() -> str:
    """Have the tab keep nothing; what it kept, unless it cannot be removed."""
    try:
        kept = window.sessionStorage.getItem(ACTS)
        window.sessionStorage.removeItem(ACTS)
        return "" if kept is None else kept
    except Exception:
        return ""


def event_of(line: str) -> Event:
    """The event that a line tells of, at its time by this page's clock."""
    words = line.split(",")
    path: list[Any] = []
    for word in words:
        if len(word.split("=")) > 1:
            path.append(marked(word))
    return Event(
        words[0],
        path,
        parseFloat(words[1]),
        parseFloat(words[2]),
        parseFloat(words[3]),
        parseFloat(words[4]),
        parseFloat(words[5]) - Date.now() + performance.now(),
    )


def marked(word: str) -> Any:
    """What ``attribute`` takes for an element with these attributes; all it matches is a scope."""

    def read(asked: str) -> str | None:
        for mark in word.split("&"):
            name = mark.split("=")
            if name[0] == asked:
                return unescape(name[1])
        return None

    def is_scope(_: str) -> bool:
        return RegExp(EARLY_SCOPES).test(word)

    return {
        "nodeType": ELEMENT,
        "tagName": read("tagName"),
        "getAttribute": read,
        "matches": is_scope,
    }
