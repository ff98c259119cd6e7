"""Questions to the cluster, whose answers the page waits for."""

from collections.abc import Callable
from typing import Any

from elevate_tag.browser.runtime.compiled.text import number_text, plainly
from elevate_tag.browser.runtime.javascript import Promise, Reflect, window


def fetch_text(
    url: str,
    body: str,
    milliseconds: float,
    signal: Any,
    answered: Callable[[int, str], None],
    failed: Callable[[str, str], None],
) -> None:
    """GET, or POST a ``body`` that is not ``""``; one of the two is told, once.

    ``answered`` has the status and the text, ``failed`` an error's name and why. The time is for
    the whole answer. ``signal`` is an AbortSignal or None. Text needs no header of ours, and so no
    preflight; an answer has tickets of this one visit, so no cache may keep it.
    """
    controller = Reflect.construct(window.AbortController, [])
    is_open = True
    timer: Any = None
    ear: Any = None

    def close() -> bool:
        nonlocal is_open
        was_open = is_open
        is_open = False
        window.clearTimeout(timer)
        if signal is not None:
            signal.removeEventListener("abort", ear)
        return was_open

    def give_up(kind: str, reason: str) -> None:
        if close():
            failed(kind, reason)
            controller.abort()

    def stop(_: Any) -> None:
        give_up("AbortError", "was aborted")

    def expire() -> None:
        give_up("TimeoutError", "got no answer within " + number_text(milliseconds) + " ms")

    def lose(error: Any) -> None:
        give_up("NetworkError", "got no answer: " + plainly(error))

    def hear(response: Any) -> Any:
        def read(text: str) -> None:
            if close():
                answered(response.status, text)

        return response.text().then(read)

    ear = stop
    timer = window.setTimeout(expire, milliseconds)
    if signal is not None:
        signal.addEventListener("abort", stop)
        if signal.aborted:
            stop(None)
            return
    options: Any = {
        "method": "GET",
        "credentials": "omit",
        "cache": "no-store",
        "signal": controller.signal,
    }
    if body != "":
        options.method = "POST"
        options.body = body
    try:
        Promise.resolve(window.fetch(url, options)).then(hear).catch(lose)
    except Exception as thrown:
        # The page broke fetch.
        lose(thrown)


def is_signal(value: Any) -> bool:
    """Whether this is an AbortSignal, the browser's own or another."""
    return value is not None and value.addEventListener is not None and value.aborted is not None


def promise_of(begin: Callable[[Callable[[Any], None], Callable[[Any], None]], None]) -> Any:
    """A promise, by a function that is given what keeps it and what breaks it."""
    return Promise(begin)


def error_of(kind: str, status: int, message: str) -> Any:
    """An Error with a name and a status."""
    error = window.Error(message)
    error.name = kind
    error.status = status
    return error


def answering(query: Callable[[Any, Any, Any, Any], Any]) -> Any:
    """What the tag calls in the second file."""
    return {"query": query}


def is_narrow() -> bool:
    """Whether the viewport is a phone's: less than 768 CSS pixels."""
    return window.innerWidth < 768
