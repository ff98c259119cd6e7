"""What became of clicks, told from what arrived. Pure.

A visit's clicks carry a ticket each; a receiver lists the tickets that it took, in order.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Account:
    """One visit's or, added up, many visits' clicks.

    `lost` tickets never came, `doubled` came more than once; of these the receiver `had_read` some
    before it broke the connection off, so that nobody could know. `reordered` are clicks that came,
    for the first time, after one that was clicked later.
    """

    clicked: int = 0
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    had_read: int = 0
    reordered: int = 0

    def __add__(self, other: "Account") -> "Account":
        """Both together."""
        return Account(
            self.clicked + other.clicked,
            self.lost + other.lost,
            self.doubled + other.doubled,
            self.had_read + other.had_read,
            self.reordered + other.reordered,
        )


def reconcile(
    clicked: Sequence[str], taken: Sequence[str], broken_off: Collection[str] = ()
) -> Account:
    """One visit's account.

    `taken` may hold other visits' tickets. `broken_off` are tickets that were taken and not
    answered, since the connection broke off. A ticket that arrived although nobody is known to have
    clicked it (the browser was killed in between) is no mistake, and counts for nothing.
    """
    times = Counter(taken)
    doubled = [ticket for ticket in clicked if times[ticket] > 1]
    return Account(
        clicked=len(clicked),
        lost=[ticket for ticket in clicked if times[ticket] == 0],
        doubled=doubled,
        had_read=sum(ticket in broken_off for ticket in doubled),
        reordered=_overtaken(clicked, list(dict.fromkeys(taken))),
    )


def _overtaken(clicked: Sequence[str], came: Sequence[str]) -> int:
    """How many came after one that was clicked later."""
    position = {ticket: number for number, ticket in enumerate(clicked)}
    latest, count = -1, 0
    for ticket in came:
        number = position.get(ticket, -1)
        if number == -1:
            continue
        count += number < latest
        latest = max(latest, number)
    return count
