"""What only the inline script asks of the page."""

from collections.abc import Callable
from typing import Any

from elevate_tag.browser.runtime.compiled.early import ACTS
from elevate_tag.browser.runtime.event import KINDS
from elevate_tag.browser.runtime.javascript import (
    addEventListener,
    escape,
    performance,
    removeEventListener,
    sessionStorage,
    window,
)


def line_about(event: Any, names: list[str]) -> str:
    """An event as ``runtime.compiled.early`` reads it, with these attributes as they are now."""
    words: Any = [
        event.type,
        event.detail,
        event.button,
        event.clientX,
        event.clientY,
        # The time of all pages' clocks.
        event.timeStamp + performance.timeOrigin,
    ]
    # JavaScript writes a list as its items with commas between them.
    line = "\n" + words
    path: list[Any] = event.composedPath()
    for element in path:
        if element.getAttribute is not None:
            for name in names:
                value = element.getAttribute(name)
                if value is not None:
                    # Not encodeURIComponent, which throws at half a sign.
                    line = line + "," + name + "=" + escape(value)
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
    own = window.elevateTag
    if own is None:
        own = {"queue": []}
        window.elevateTag = own

    def for_each_kind(call: Callable[[str, Callable[[Any], None], bool], None]) -> None:
        for kind in KINDS:
            call(kind, hear, True)

    def stop() -> str:
        for_each_kind(removeEventListener)
        return rest()

    if own.version is None and own.early is None:
        own.early = stop
        for_each_kind(addEventListener)
