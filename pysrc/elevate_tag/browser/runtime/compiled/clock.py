"""Time and chance."""

from collections.abc import Callable

from elevate_tag.browser.runtime.javascript import Date, Math, window


def now() -> float:
    """Whole seconds since 1970."""
    return Math.floor(Date.now() * 0.001)


def chance() -> float:
    """A number from 0 to 1."""
    return Math.random()


def stamp() -> str:
    """A name of its own, which sorts behind those before."""
    return Date.now() + Math.random().toFixed(9).slice(1)


def later(work: Callable[[], None], seconds: float) -> None:
    """Do it after so many seconds."""
    window.setTimeout(work, seconds * 1000)
