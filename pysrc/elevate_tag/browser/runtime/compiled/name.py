"""``window.elevateTag``, the one name that the tag leaves, and what scripts find there."""

from collections.abc import Callable
from typing import Any

from elevate_tag.browser.runtime.compiled.calls import act_of, lines_of, list_of, plain_text
from elevate_tag.browser.runtime.compiled.events import ask, guarded, when_idle
from elevate_tag.browser.runtime.compiled.log import complain
from elevate_tag.browser.runtime.compiled.more import is_asked_for, once_begun
from elevate_tag.browser.runtime.compiled.text import plainly
from elevate_tag.browser.runtime.javascript import (
    JSON,
    Object,
    Promise,
    performance,
    window,
)
from elevate_tag.browser.runtime.methods import CALLS, DEEDS
from elevate_tag.browser.runtime.site import Site


def claim(version: str) -> bool:
    """Take the page for this copy of the tag; ``False`` when another has it."""
    before = window.elevateTag
    if before is not None and before.version is not None:
        return False
    queue: Any = [] if before is None or before.queue is None else before.queue
    window.elevateTag = {"version": version, "queue": queue}
    return True


def offer(
    site: Site,
    on: Callable[[str, Callable[[Any], Any]], None],
    act: Callable[[str, str, str, str, str, float], bool],
    perform: Callable[[str, str, str, float], str],
) -> None:
    """Let the page's scripts call the tag: those that have done so already, and those to come.

    ``act`` takes a notification's name and what it is about, a ticket or a text, a product, a
    variant, a list as JSON, and the time; it says whether that is sent. ``perform`` takes another
    call's name, its texts and the time, and gives a text: ``keys`` as JSON, ``""`` for what was
    refused.
    """
    before = window.elevateTag
    tag: Any = {"version": before.version, "queue": before.queue}
    need = once_begun(site)

    def refused(thrown: Any) -> Any:
        site.failed("failed: " + plainly(thrown))
        return Promise.resolve(False)

    def time_of(at: Any) -> float:
        # One that waited comes with its time (``waiting``).
        return performance.now() if at is None else at

    def acting(name: str) -> Callable[[Any, Any, Any, Any, Any], Any]:
        def call(given: Any, _second: Any, _third: Any, _fourth: Any, at: Any) -> Any:
            try:
                # An object of its own for what is none, so that fields may be asked for.
                about: Any = Object(given)
                return Promise.resolve(
                    act(
                        act_of(name),
                        plain_text(given),
                        plain_text(about.productKey),
                        plain_text(about.variantKey),
                        lines_of(about) if name == "payment" else list_of(about),
                        time_of(at),
                    )
                )
            except Exception as thrown:
                return refused(thrown)

        return call

    def doing(name: str) -> Callable[[Any, Any, Any, Any, Any], Any]:
        def call(first: Any, second: Any, _third: Any, _fourth: Any, at: Any) -> Any:
            try:
                answer = perform(name, plain_text(first), plain_text(second), time_of(at))
                return JSON.parse(answer) if name == "keys" else Promise.resolve(answer != "")
            except Exception as thrown:
                return refused(thrown)

        return call

    def hear(event: Any, hook: Any) -> None:
        # Called early it comes with more, of which Python makes an error.
        def add(_: Any) -> None:
            on(event, hook)

        guarded(add, complain)(None)

    def query(name: Any, parameters: Any, body: Any, options: Any) -> Any:
        def ask_it(begun: Any) -> Any:
            return begun.query(name, parameters, body, options)

        def lost(error: Any) -> Any:
            # As the second file's own errors are.
            error.name = "NetworkError"
            error.status = 0
            return Promise.reject(error)

        answer = need().then(ask_it, lost)
        # Whoever asked hears of it; nobody else does: ``Object`` does nothing with it.
        answer.catch(Object)
        return answer

    def call(work: Callable[[Any], Any]) -> None:
        ask(work, tag, complain)

    def look(_: Any) -> None:
        if is_asked_for(site):
            need()

    for name in CALLS:
        tag[name] = acting(name)
    for name in DEEDS:
        tag[name] = doing(name)
    tag.on = hear
    tag.query = query
    window.elevateTag = tag
    queue: list[Any] = tag.queue
    for work in queue:
        call(work)
    tag.queue.push = call
    look(None)
    when_idle(look)
    # What is idle may be a page of which more is to come; and what failed to come may come later.
    window.addEventListener("DOMContentLoaded", look)
    window.addEventListener("pageshow", look)
