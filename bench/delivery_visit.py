"""One visit of `bench.delivery`, as the shop and whoever drives the browser share it."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from random import Random

from bench.delivery_faults import CLICKS, Trouble
from bench.delivery_receivers import ticket_of
from bench.delivery_subjects import Subject
from bench.delivery_watch import Watched
from elevate_tag.sandbox.cluster.faults import NONE

AFTER = CLICKS + 1
"""The page that the last click leads to."""

LATER = CLICKS + 2
"""The page that the visitor comes back to."""


@dataclass
class Visit:
    """A visitor's clicks, with a subject, under a fault, sending to a receiver.

    By turns a visit leaves its page at once by a link, or stays till answered (a button, as in a
    shop that puts things into the cart) and then goes on; and by turns it comes back in the same
    tab or in another. What is at random is drawn with the visit's number.
    """

    number: int
    subject: Subject
    trouble: Trouble
    to: Watched
    page: int = 0
    clicked: dict[str, float] = field(default_factory=dict)
    asked: list[int] = field(default_factory=list)
    killed_at: float = 0.0
    when_clicked: Callable[[int], None] = lambda _: None
    _before: int = 0

    def __post_init__(self) -> None:
        self.chance = Random(self.number)  # noqa: S311 (chance, not secrecy)
        for click in self.clicks:
            self.to.receiver.issue(self.ticket(click))

    @property
    def leaves(self) -> bool:
        """Whether each click leaves its page at once."""
        return self.number % 2 == 0

    @property
    def changes_tab(self) -> bool:
        """Whether the visitor comes back in another tab."""
        return self.number // 2 % 2 == 1

    @property
    def clicks(self) -> Sequence[int]:
        """All that are meant to be."""
        return range(1, CLICKS + 1)

    @property
    def by_driver(self) -> Sequence[int]:
        """The pages that do not click for themselves."""
        if self.trouble.way == "closing":
            return self.clicks
        return self.trouble.during if self.trouble.way == "offline" else ()

    def ticket(self, click: int) -> str:
        """A click's own."""
        return ticket_of(self.number, click)

    def looks(self) -> float:
        """Seconds until the next click."""
        return self.chance.uniform(*self.trouble.looks)

    def click(self, click: int) -> None:
        """It is about to be made, or (`AFTER`) all are: sets what it meets, counts what came."""
        faults, during = self.to.receiver.faults, self.trouble.during
        if click - 1 in during and self.trouble.is_outage:
            self.asked.append(self.to.requests - self._before)
        self._before = self.to.requests
        if click in (1, during.start, during.stop, AFTER):
            fault = replace(self.trouble.fault, seed=self.number)
            faults.set(fault if click in during and self.trouble.fault != NONE else NONE)
        if click in self.clicks:
            self.clicked[self.ticket(click)] = time.monotonic()
        self.when_clicked(click)

    def lived_until_kill(self, ticket: str) -> float:
        """Seconds from a click to the browser's end."""
        return self.killed_at - self.clicked[ticket]
