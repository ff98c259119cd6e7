"""What goes to the cluster."""

from collections.abc import Callable
from typing import Any

from elevate_tag.browser.runtime.compiled.events import guarded
from elevate_tag.browser.runtime.javascript import navigator, window


def post(url: str, body: str, settled: Callable[[int, str], None]) -> None:
    """POST text so that it outlives the page and needs no preflight; tell what came of it.

    A body that is text goes as ``text/plain;charset=UTF-8``, which needs no header of ours.
    """

    def answered(response: Any) -> None:
        settled(response.status, "answered " + response.status)

    def failed(error: Any) -> None:
        settled(0, "no answer: " + error)

    try:
        answer = window.fetch(
            url, {"method": "POST", "body": body, "keepalive": True, "credentials": "omit"}
        )
    except Exception:
        # The page broke fetch, if not after sending. A beacon keeps alive too, but tells nothing.
        navigator.sendBeacon(url, body)
        return
    answer.then(guarded(answered, failed), failed)
