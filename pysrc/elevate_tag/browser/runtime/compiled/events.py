"""Calls to and from the page: what goes wrong in one is told, and not thrown into the page."""

from collections.abc import Callable
from typing import Any

from elevate_tag.browser.runtime.compiled.text import plainly
from elevate_tag.browser.runtime.event import Event
from elevate_tag.browser.runtime.javascript import CustomEvent, document, window


def ask(hook: Callable[[Any], Any], argument: Any, failed: Callable[[str], None]) -> bool:
    """Call a shop's function: whether it does not answer ``False``. A failure lets pass."""
    try:
        answer = hook(argument)
        return answer != False  # noqa: E712 - the subset has no `is False`
    except Exception as thrown:
        failed("a hook failed: " + plainly(thrown))
        return True


def guarded(work: Callable[[Any], None], failed: Callable[[str], None]) -> Callable[[Any], None]:
    """``work`` with what goes wrong in it told to ``failed``, and not thrown into the page."""

    def attempt(argument: Any) -> None:
        try:
            work(argument)
        except Exception as thrown:
            failed("failed: " + plainly(thrown))

    return attempt


def listen(kind: str, heard: Callable[[Event], None], failed: Callable[[str], None]) -> None:
    """Hear an event of the page's window before anything else in the page does."""

    def received(event: Any) -> None:
        heard(
            Event(
                event.type,
                event.composedPath(),
                event.detail,
                event.button,
                event.clientX,
                event.clientY,
                event.timeStamp,
            )
        )

    window.addEventListener(kind, guarded(received, failed), True)


def when_idle(work: Callable[[Any], None]) -> None:
    """Do it when the page has nothing else to do, within a second also in a tab not on show."""
    defer = window.requestIdleCallback
    if defer is None:
        # WebKit cannot tell when it is idle. Its timer takes what is no number for 0.
        defer = window.setTimeout
    defer(work, {"timeout": 1000})


def when_shown(work: Callable[[Any], None]) -> None:
    """Do it now, or once a page that the browser prepared unseen is shown."""
    if document.prerendering == True:  # noqa: E712 - the subset has no `is True`
        document.addEventListener("prerenderingchange", work)
    else:
        work(None)


def when_left_or_back(left: Callable[[bool], None], back: Callable[[Any], None]) -> None:
    """Hear that the page is back, and that it goes.

    Or may go (``False``): one that is hidden can be closed unheard.
    """

    def goes(_: Any) -> None:
        left(True)

    def shown(event: Any) -> None:
        # A page that is new is told of too; it looks for itself, once it is idle.
        if event.persisted == True:  # noqa: E712 - the subset has no `is True`
            back(event)

    def turned(event: Any) -> None:
        if document.visibilityState == "hidden":
            left(False)
        else:
            back(event)

    window.addEventListener("pagehide", goes)
    window.addEventListener("pageshow", shown)
    window.addEventListener("online", back)
    document.addEventListener("visibilitychange", turned)


def announce(event: str, kind: str, status: int, reason: str) -> None:
    """Tell the page's own scripts, by an event of its document."""
    detail = {"kind": kind, "status": status, "reason": reason}
    document.dispatchEvent(CustomEvent("elevate:" + event, {"detail": detail}))
