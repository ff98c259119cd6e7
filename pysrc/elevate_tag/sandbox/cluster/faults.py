"""What goes wrong with notifications, on purpose: what a client does then is worth seeing.

    POST /_sandbox/faults {"status": 503, "retryAfter": 2, "share": 0.5}

From then on half of the notifications are answered 503 and not taken, until the next POST or a
DELETE. Queries and the ledger go on; with `"of": "queries"` it is these, panels too, that fail, and
notifications go on.
"""

import asyncio
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any, Literal, Self, cast, get_args

from elevate_tag.sandbox.gate import Gate

Reset = Literal["", "before", "after"]
Of = Literal["notifications", "queries"]


class FaultError(ValueError):
    """A fault that there is not; the message names the field, what it got and what is allowed."""


@dataclass(frozen=True)
class Fault:
    """One kind of trouble; without any field, none.

    `status`, 400 to 599, is answered instead of taking the notification, `retryAfter` seconds with
    it as a header. `reset` breaks the connection off `before` the request was read or `after` it
    was taken, unanswered. `delay` are the seconds until either; with `hold` both wait for a DELETE
    too, whichever fault is set meanwhile. `share`, over 0 to 1, is how many requests meet it, drawn
    with `seed`, so that the same run meets the same again. `of` says of which requests; a query's
    status comes with a page of HTML, as from whatever stands before a cluster.
    """

    status: int = 0
    retry_after: int = 0
    reset: Reset = ""
    delay: float = 0.0
    hold: bool = False
    share: float = 1.0
    seed: int = 0
    of: Of = "notifications"

    @classmethod
    def read(cls, given: Mapping[str, object]) -> Self:
        """From JSON, with `retryAfter` for `retry_after`; raises `FaultError`."""
        unknown = sorted(given.keys() - _ALLOWED.keys())
        if unknown:
            raise FaultError(f"{unknown[0]} is no field of a fault: write {', '.join(_ALLOWED)}")
        for name, value in given.items():
            fits, allowed = _ALLOWED[name]
            if not fits(value):
                raise FaultError(f"{name} is {value!r}: allowed is {allowed}")
        if given.get("status") and given.get("reset"):
            raise FaultError("status and reset exclude each other: a reset has no answer")
        if given.get("retryAfter") and not given.get("status"):
            raise FaultError("retryAfter goes with a status: write one, such as 503")
        named: dict[str, Any] = {_FIELDS.get(name, name): value for name, value in given.items()}
        return cls(**named)

    def shown(self) -> dict[str, object]:
        """As JSON has it."""
        return {name: getattr(self, _FIELDS.get(name, name)) for name in _ALLOWED}


NONE = Fault()


class Faults:
    """The present fault, and how many requests met it. For any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._held = Gate()
        self.set(NONE)

    def set(self, fault: Fault) -> None:
        """From now on this one, counted anew."""
        with self._lock:
            if fault.hold:
                self._held.close()
            self._fault = fault
            self._random = Random(fault.seed)  # noqa: S311 (chance, not secrecy)
            self._met = 0

    def end(self) -> None:
        """From now on none; what was held goes on."""
        self.set(NONE)
        self._held.open()

    def next(self, of: Of = "notifications") -> Fault:
        """What the request that has just come meets."""
        with self._lock:
            if (
                self._fault == NONE
                or self._fault.of != of
                or self._random.random() >= self._fault.share
            ):
                return NONE
            self._met += 1
            return self._fault

    async def wait(self, fault: Fault) -> None:
        """Returns when it is time to answer a request that met this."""
        await asyncio.sleep(fault.delay)
        if fault.hold:
            await self._held.passed()

    def shown(self) -> dict[str, object]:
        """The fault as JSON has it, and `met`."""
        with self._lock:
            return {**self._fault.shown(), "met": self._met}


def _is_whole(value: object, least: int, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most


def _within(value: object, least: float, most: float) -> bool:
    """Nothing that is not finite is, and a whole number of any size can be compared."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return is_number and least <= cast("float", value) <= most


_FIELDS = {"retryAfter": "retry_after"}
"""Where JSON's name is another."""

_ALLOWED: dict[str, tuple[Callable[[object], bool], str]] = {
    "status": (lambda it: it == 0 or _is_whole(it, 400, 599), "a whole number from 400 to 599"),
    "retryAfter": (lambda it: _is_whole(it, 0, 86_400), "whole seconds up to 86400"),
    "reset": (lambda it: it in get_args(Reset), '"before" or "after"'),
    "delay": (lambda it: _within(it, 0, 60), "seconds up to 60"),
    "hold": (lambda it: isinstance(it, bool), "true or false"),
    "share": (lambda it: _within(it, 0, 1) and it != 0, "a number over 0, up to 1"),
    "seed": (lambda it: _is_whole(it, 0, 2**63), "a whole number from 0"),
    "of": (lambda it: it in get_args(Of), '"notifications" or "queries"'),
}
