"""What goes to the cluster."""

from collections.abc import Callable
from typing import Any

from elevate_tag.browser.runtime.compiled.events import guarded
from elevate_tag.browser.runtime.compiled.text import number_of
from elevate_tag.browser.runtime.javascript import navigator, window

UNHEARD = "sent without an answer to come"


def post(url: str, body: str, settled: Callable[[int, str, float], None]) -> None:
    """POST text so that it outlives the page and needs no preflight; tell what came of it.

    A body that is text goes as ``text/plain;charset=UTF-8``, which needs no header of ours. The
    status is 0 for no answer and -1 where there will be none to hear; with it come the reason and
    the seconds that ``Retry-After`` asks for, 0 where it does not, or not in seconds.
    """

    def answered(response: Any) -> None:
        if response is None:
            settled(-1, UNHEARD, 0)
        else:
            retry_after = response.headers.get("retry-after")
            settled(response.status, "answered " + response.status, number_of(retry_after))

    def failed(error: Any) -> None:
        settled(0, "no answer: " + error, 0)

    try:
        answer = window.fetch(
            url, {"method": "POST", "body": body, "keepalive": True, "credentials": "omit"}
        )
    except Exception as thrown:
        # The page broke fetch, if not after sending. A beacon keeps alive too, but tells nothing.
        if navigator.sendBeacon(url, body):
            settled(-1, UNHEARD, 0)
        else:
            failed(thrown)
        return
    if answer is None or answer.then is None:
        # The page keeps the answer to itself.
        settled(-1, UNHEARD, 0)
    else:
        answer.then(guarded(answered, failed), failed)


def is_online() -> bool:
    """Whether the browser thinks that it has a network."""
    return navigator.onLine != False  # noqa: E712 - the subset has no `is False`
