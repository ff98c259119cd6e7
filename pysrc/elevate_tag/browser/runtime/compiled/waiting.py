"""Calls of the tag by scripts that did not wait for it."""

from collections.abc import Callable
from typing import Any

from elevate_tag.browser.runtime.javascript import (
    Object,
    Promise,
    Proxy,
    Reflect,
    performance,
    undefined,
    window,
)


def stand_in(version: Any, early: Any) -> Any:
    """Put in the tag's place what can be called as the tag will be; each call waits, as a promise.

    ``version`` and ``early`` are what there is besides. A queue that a script made stays.
    """
    before = window.elevateTag
    queue: Any = [] if before is None or before.queue is None else before.queue
    # Whoever looks for ``then`` asks whether this is a promise, and JSON for a way of its own.
    known = {
        "version": version,
        "early": early,
        "queue": queue,
        "then": undefined,
        "toJSON": undefined,
    }

    def get(_: Any, name: Any) -> Any:
        def call(first: Any, second: Any, third: Any, fourth: Any) -> Any:
            at = performance.now()

            def wait(done: Callable[[Any], Any]) -> Any:
                def work(tag: Any) -> Any:
                    # Behind all else the time of the call (``name``).
                    return done(tag[name](first, second, third, fourth, at))

                return queue.push(work)

            answer = Promise(wait)
            # Whoever asked hears of a failure; nobody else does: ``Object`` does nothing with it.
            answer.catch(Object)
            return answer

        # A symbol has no length: by those the language asks what something is.
        if name.length is None:
            return undefined
        return known[name] if Reflect.has(known, name) else call

    window.elevateTag = Proxy(known, {"get": get})


def take_calls(version: str) -> None:
    """The tag of this version comes later, and may be called."""
    stand_in(version, undefined)
