"""What only the inline script asks of the page."""

from collections.abc import Callable
from typing import Any

from elevate_tag.browser.runtime.compiled.early import ACTS
from elevate_tag.browser.runtime.compiled.marked import chosen_keys
from elevate_tag.browser.runtime.compiled.page import attribute_names
from elevate_tag.browser.runtime.compiled.waiting import stand_in
from elevate_tag.browser.runtime.event import KINDS, PRESS
from elevate_tag.browser.runtime.javascript import (
    Date,
    RegExp,
    addEventListener,
    document,
    escape,
    performance,
    removeEventListener,
    sessionStorage,
    undefined,
    window,
)

# Of an element's attributes, each with its value, those that acts are made of.
MARK = "^(data-elevate-|aria-(checked|disabled|pressed|selected)=|class=[\\s\\S]*eS-)"


def line_about(event: Any) -> str:
    """An event as ``runtime.compiled.early`` reads it, with the attributes as they are now."""
    words: Any = [
        event.type,
        # A page's own event has anything for its detail: a list, or a text with line ends.
        1 if event.detail > 0 else 0,
        event.button,
        event.clientX,
        event.clientY,
        # The time of all pages' clocks.
        Date.now() - performance.now() + event.timeStamp,
    ]
    # JavaScript writes a list as its items with commas between them.
    line = "\n" + words
    path: list[Any] = [] if RegExp(PRESS).test(event.type) else event.composedPath()
    for element in path:
        marks = ""
        for name in attribute_names(element):
            value = element.getAttribute(name)
            if RegExp(MARK).test(name + "=" + value):
                # Not encodeURIComponent, which throws at half a sign.
                marks = marks + "&" + name + "=" + escape(value)
            if name == "data-elevate-tickets":
                chosen: Any = chosen_keys(element)
                marks = marks + "&data-elevate-chosen=" + escape(chosen.join("\n"))
        if marks != "":
            line = line + "," + marks[1:] + "&tagName=" + element.tagName
    return line


def keep(lines: str, most: int) -> None:
    """Put lines behind those that the tab keeps, unless these are too many already.

    Throws where storage is blocked or full.
    """
    kept = sessionStorage.getItem(ACTS)
    if kept is None:
        kept = ""
    if kept.length < most:
        sessionStorage.setItem(ACTS, kept + lines)


def may_keep() -> bool:
    """Whether anything may be kept on the device: this script's element says if not."""
    return document.currentScript.getAttribute("data-consent") is None


def quiet(work: Callable[[Any], None]) -> Callable[[Any], None]:
    """``work`` without what goes wrong in it."""

    def attempt(argument: Any) -> None:
        try:
            work(argument)
        except Exception:
            return

    return attempt


def until_taken_over(hear: Callable[[Any], None], rest: Callable[[], str]) -> None:
    """Listen, unless the page has the tag or this script already.

    The tag ends it by ``elevateTag.early()``, which gives it the ``rest``: lines that are not kept.
    """

    def for_each_kind(call: Callable[[str, Callable[[Any], None], bool], None]) -> None:
        for kind in KINDS:
            call(kind, hear, True)

    def stop() -> str:
        for_each_kind(removeEventListener)
        return rest()

    own = window.elevateTag
    if own is None or (own.version is None and own.early is None):
        stand_in(undefined, stop)
        for_each_kind(addEventListener)
