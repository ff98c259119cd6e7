"""What became of orders, told from the requests that came for them. Pure."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import IntEnum


@dataclass(frozen=True)
class Came:
    """A request: when, by which worker (a number of its own), for which order.

    `taken` means that the payment was taken, `broken_off` that nobody could hear of it. `at_once`
    means that it came while another of the same order was being answered.
    """

    at: float
    worker: int
    order: str
    taken: bool
    broken_off: bool = False
    at_once: bool = False


@dataclass(frozen=True)
class Account:
    """Numbers of orders; `answer_lost`, `killed` and `unexplained` are of the doubled ones."""

    orders: int
    lost: int = 0
    doubled: int = 0
    answer_lost: int = 0
    killed: int = 0
    unexplained: int = 0
    at_once: int = 0

    @property
    def well(self) -> bool:
        """Whether nothing went wrong that need not have."""
        return not (self.lost or self.unexplained or self.at_once)


def account(orders: Collection[str], came: Sequence[Came], killed: Collection[int]) -> Account:
    """The account of these orders; `came` in order, `killed` the workers that were.

    A worker that lives writes an answer down before it sends the next payment. So what one was
    killed with is its last request.
    """
    last = {each.worker: each for each in came}
    with_worker = {id(last[worker]) for worker in killed if worker in last}
    taken = defaultdict(list)
    for each in came:
        if each.taken:
            taken[each.order].append(each)
    doubled = [taken[order] for order in orders if len(taken[order]) > 1]
    whys = [max(_why(each, with_worker) for each in times[:-1]) for times in doubled]
    return Account(
        orders=len(orders),
        lost=sum(not taken[order] for order in orders),
        doubled=len(doubled),
        answer_lost=whys.count(Why.ANSWER_LOST),
        killed=whys.count(Why.KILLED),
        unexplained=whys.count(Why.UNEXPLAINED),
        at_once=len({each.order for each in came if each.at_once}),
    )


class Why(IntEnum):
    """Why an order came again; of several times the worst counts."""

    ANSWER_LOST = 1
    KILLED = 2
    UNEXPLAINED = 3


def _why(each: Came, with_worker: Collection[int]) -> Why:
    if each.broken_off:
        return Why.ANSWER_LOST
    return Why.KILLED if id(each) in with_worker else Why.UNEXPLAINED
