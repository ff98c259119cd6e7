"""What goes to the cluster."""

from collections.abc import Callable
from typing import Any

from elevate_tag.browser.runtime.compiled.clock import later
from elevate_tag.browser.runtime.compiled.events import guarded
from elevate_tag.browser.runtime.compiled.text import number_of, plainly
from elevate_tag.browser.runtime.javascript import Date, navigator, window

# Milliseconds after which a failure may be that the page is left; hardly ever sooner.
SOONEST_LEFT = 20


def post(url: str, body: str, media_type: str, settled: Callable[[int, str, float], None]) -> None:
    """POST text so that it outlives the page; tell what came of it.

    Without a ``media_type`` it goes as ``text/plain;charset=UTF-8``, which no browser asks the
    server about before. The status is 0 for no answer and -1 where there will be none to hear; with
    it come the reason and the seconds that ``Retry-After`` asks for, 0 where it does not, or not in
    seconds.
    """
    begun = Date.now()

    def answered(response: Any) -> None:
        if response is None:
            settled(-1, "", 0)
        else:
            retry_after = response.headers.get("retry-after")
            settled(response.status, "answered " + response.status, number_of(retry_after))

    def failed(error: Any) -> None:
        def tell() -> None:
            settled(0, "no answer: " + plainly(error), 0)

        # Of a page that is left some browsers take the answer away before its scripts hear of
        # leaving: that is to be heard of first. But what the browser refuses, it refuses at once,
        # and a page that is left right after would take it for sent.
        later(tell, 0.1 if Date.now() - begun > SOONEST_LEFT else 0)

    def beacon(thrown: Any) -> None:
        # It keeps alive too, but tells nothing. With a media type of its own it would ask first,
        # and with credentials, to which a cluster that is open to any origin says no.
        if media_type == "" and navigator.sendBeacon(url, body) == True:  # noqa: E712 - no `is True`
            settled(-1, "", 0)
        else:
            failed(thrown)

    headers: Any = {}
    if media_type != "":
        headers["Content-Type"] = media_type
    try:
        answer = window.fetch(
            url,
            {
                "method": "POST",
                "headers": headers,
                "body": body,
                "keepalive": True,
                "credentials": "omit",
            },
        )
    except Exception as thrown:
        # The page broke fetch, if not after sending; it may have broken beacons too.
        guarded(beacon, failed)(thrown)
        return
    if answer is None or answer.then is None:
        # The page keeps the answer to itself.
        settled(-1, "", 0)
    else:
        answer.then(guarded(answered, failed), failed)


def is_online() -> bool:
    """Whether the browser thinks that it has a network."""
    return navigator.onLine != False  # noqa: E712 - the subset has no `is False`
