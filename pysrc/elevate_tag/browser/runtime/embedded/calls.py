"""Calls to and from the page: what goes wrong in one is told, and not thrown into the page.

So is what would end a program elsewhere, as ``sys.exit()`` does: a page goes on.
"""

from collections.abc import Callable
from typing import Any


def ask(hook: Callable[[Any], Any], argument: Any, failed: Callable[[str], None]) -> bool:
    """Call a shop's function: whether it does not answer ``False``. A failure lets pass."""
    try:
        return hook(argument) is not False
    except BaseException as error:
        failed("a hook failed: " + described(error))
        return True


def guarded(work: Callable[[Any], None], failed: Callable[[str], None]) -> Callable[[Any], None]:
    """``work`` with what goes wrong in it told to ``failed``, and not thrown into the page."""

    def attempt(argument: Any) -> None:
        try:
            work(argument)
        except BaseException as error:
            failed("failed: " + described(error))

    return attempt


def described(error: BaseException) -> str:
    """An error's kind and what it says."""
    return type(error).__name__ + ": " + str(error)
