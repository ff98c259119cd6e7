"""One of the shop's tabs at a time."""

from collections.abc import Callable
from typing import Any

from elevate_tag.browser.runtime.compiled.clock import now
from elevate_tag.browser.runtime.compiled.storage import read_item, remove_item, write_item
from elevate_tag.browser.runtime.compiled.text import number_of, number_text
from elevate_tag.browser.runtime.javascript import Promise, navigator

NAME = "elevate-tag"
# Where there are no locks (plain http, Safari before 15.4): a tab that died holds it so long, and
# none for longer, but by a clock that was set back.
LEASE = "elevate-tag.lease"
LEASE_S = 35


def alone(work: Callable[[Callable[[], None]], None], busy: Callable[[], None]) -> None:
    """Do ``work``, unless another tab does (``busy``); it ends by calling what it is given."""

    def held(lock: Any) -> Any:
        if lock is None:
            busy()
            return None
        return Promise(work)

    def refused(_: Any) -> None:
        work(nothing)

    if navigator.locks is not None:
        navigator.locks.request(NAME, {"ifAvailable": True}, held).catch(refused)
    elif is_leased():
        busy()
    else:
        write_item(LEASE, number_text(now() + LEASE_S))
        work(give_back)


def is_leased() -> bool:
    """Whether another tab does."""
    seconds = number_of(read_item(LEASE)) - now()
    return seconds > 0 and seconds <= LEASE_S


def give_back() -> None:
    """Another tab may."""
    remove_item(LEASE)


def nothing() -> None:
    """Nothing is held."""
