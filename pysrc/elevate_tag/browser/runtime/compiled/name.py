"""``window.elevateTag``, the one name that the tag leaves, and what scripts find there."""

from collections.abc import Callable
from typing import Any

from elevate_tag.browser.runtime.compiled.events import ask
from elevate_tag.browser.runtime.javascript import window


def claim(version: str) -> bool:
    """Take the page for this copy of the tag; ``False`` when another has it."""
    before = window.elevateTag
    if before is not None and before.version is not None:
        return False
    window.elevateTag = {"version": version}
    return True


def queued() -> list[Any]:
    """What the page's own scripts left in ``elevateTag.queue`` before the tag came."""
    before = window.elevateTag
    return [] if before is None or before.queue is None else before.queue


def offer(
    queue: list[Any],
    on: Callable[[str, Callable[[Any], Any]], None],
    keys: Callable[[], list[str]],
    failed: Callable[[str], None],
) -> None:
    """Let the page's own scripts hook in: those that are in the queue, and those to come.

    ``keys`` gives the customer key and the session key.
    """
    tag = window.elevateTag

    def public_keys() -> Any:
        try:
            known = keys()
            return {"customerKey": known[0], "sessionKey": known[1]}
        except Exception as thrown:
            error: Any = thrown
            failed("failed: " + error)
            return {"customerKey": "", "sessionKey": ""}

    def call(work: Callable[[Any], Any]) -> None:
        ask(work, tag, failed)

    tag.on = on
    tag.keys = public_keys
    tag.queue = {"push": call}
    for work in queue:
        call(work)
