"""The faults of `bench.delivery`, and which of a visit's clicks meet them.

A visit is `CLICKS` clicks. An outage begins with the third, right after its page asked to click,
and ends with the eighth likewise; what is at random or slow lasts for all of them. After the last
click the cluster is well.
"""

from dataclasses import dataclass
from typing import Literal

from elevate_tag.sandbox.cluster.faults import NONE, Fault, Reset

CLICKS = 10
OUTAGE = range(3, 8)
ALWAYS = range(1, CLICKS + 1)

FIRST_KILLED, LAST_KILLED = 4, 9
"""After one of these clicks, or between it and the next, the browser is killed."""

ANSWERS_AFTER = 0.15
"""Seconds: longer than it takes to go to the next page, shorter than this one is looked at."""

SLOW = 2.0
"""Seconds: longer than any page lives."""

Way = Literal["by itself", "offline", "closing", "killed"]


@dataclass(frozen=True)
class Trouble:
    """A fault; `what` it does is for the reader of the table.

    `during` are the clicks that meet it. `way` is how the visit is made; `fills` whether the page
    finds no byte free in localStorage; `looks` the seconds that each page is looked at. `away` is
    how many seconds any request is on its way to the cluster, whatever comes of it there.
    """

    name: str
    what: str
    fault: Fault = NONE
    during: range = OUTAGE
    way: Way = "by itself"
    fills: bool = False
    looks: tuple[float, float] = (0.3, 0.6)
    away: float = 0.0

    @property
    def clicks(self) -> int:
        """What a visit comes to, on average."""
        return (FIRST_KILLED + LAST_KILLED) // 2 if self.way == "killed" else CLICKS

    @property
    def is_outage(self) -> bool:
        """Whether the cluster refuses all there is for a while."""
        return self.during == OUTAGE and self.fault != NONE


def _status(status: int, retry_after: int = 0, share: float = 1.0) -> Fault:
    return Fault(status=status, retry_after=retry_after, delay=ANSWERS_AFTER, share=share)


def _reset(when: Reset, share: float = 1.0, delay: float = ANSWERS_AFTER) -> Fault:
    return Fault(reset=when, delay=delay, share=share)


TROUBLES = {
    each.name: each
    for each in (
        Trouble("healthy", "nothing goes wrong"),
        Trouble("slow", "each is answered after 2 s", Fault(delay=SLOW), ALWAYS),
        Trouble("offline", "the visitor has no network for 5 clicks", way="offline"),
        Trouble("refused", "reset unread for 5 clicks", _reset("before")),
        Trouble("read", "taken, then reset, for 5 clicks", _reset("after")),
        Trouble("500", "answered 500 for 5 clicks", _status(500)),
        Trouble("503", "answered 503 for 5 clicks", _status(503)),
        Trouble("503-after", "503 with Retry-After: 2 for 5 clicks", _status(503, 2)),
        Trouble("429", "answered 429 for 5 clicks", _status(429)),
        Trouble("random-503", "half of all answered 503", _status(503, share=0.5), ALWAYS),
        Trouble("random-refused", "half of all reset unread", _reset("before", 0.5), ALWAYS),
        Trouble(
            "random-far",
            "half of all reset unread, 0.15 s away",
            _reset("before", 0.5, delay=0),
            ALWAYS,
            away=ANSWERS_AFTER,
        ),
        Trouble("random-read", "half of all taken, then reset", _reset("after", 0.5), ALWAYS),
        Trouble("full", "no byte of localStorage is free", fills=True),
        Trouble("closed", "each click's tab is closed at once", way="closing"),
        Trouble("killed", "the browser is killed (kill -9)", way="killed"),
        Trouble(
            "killed-503",
            "killed while each is answered 503",
            _status(503),
            ALWAYS,
            way="killed",
            looks=(0.8, 1.6),
        ),
    )
}
