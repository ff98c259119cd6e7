"""Time and chance."""

from collections.abc import Callable

from elevate_tag.browser.runtime.javascript import bridge


def now() -> float:
    """Whole seconds since 1970."""
    return bridge.now()


def chance() -> float:
    """A number from 0 to 1."""
    return bridge.chance()


def stamp() -> str:
    """A name of its own, which sorts behind those before."""
    return bridge.stamp()


def later(work: Callable[[], None], seconds: float) -> None:
    """Do it after so many seconds."""
    bridge.later(work, seconds)
