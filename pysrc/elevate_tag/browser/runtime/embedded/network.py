"""What goes to the cluster, from one of the shop's tabs at a time."""

from collections.abc import Callable
from typing import Any

from elevate_tag.browser.runtime.javascript import bridge


def post(url: str, body: str, media_type: str, settled: Callable[[int, str, float], None]) -> None:
    """POST text so that it outlives the page; tell what came of it."""
    bridge.post(url, body, media_type, settled)


def is_online() -> bool:
    """Whether the browser thinks that it has a network."""
    return bridge.is_online()


def alone(work: Callable[[Callable[[], None]], None], busy: Callable[[], None]) -> None:
    """Do ``work`` while no other tab does."""

    def begin(release: Callable[[], None], *_: Any) -> None:
        work(release)

    # A promise also hands its other way to end over.
    bridge.alone(begin, busy)
