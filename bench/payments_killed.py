"""One run in which everything goes wrong: `bench.payments` says what."""

import itertools
import subprocess
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from bench.payments_account import Account, account
from bench.payments_process import begin, payment, start
from bench.payments_receiver import Receiver
from elevate_tag.payments import PaymentOutbox, State
from elevate_tag.sandbox.cluster.faults import Fault
from elevate_tag.sandbox.serving import Serving

FAULTS = (
    Fault(status=503, share=0.5, seed=1),
    Fault(reset="before", share=0.5, seed=2),
    Fault(reset="after", share=0.5, seed=3),
)
FAULT_LASTS = 1.0
"""Seconds."""
KILLED_EVERY = 2.0
"""Seconds."""
LEASE = 3.0
"""Seconds, for which the payments of a killed worker wait; a shop's are sixty."""

HEADINGS = (
    "| database | workers | orders | killed workers | requests | lost | doubled | answer lost "
    "| killed | unexplained | at once | seconds |\n|---|" + "--:|" * 11
)


@dataclass(frozen=True)
class Row:
    """Figures of one run."""

    database: str
    workers: int
    account: Account
    kills: int
    requests: int
    seconds: float

    def __str__(self) -> str:
        """As Markdown has it."""
        numbers = (
            self.workers,
            self.account.orders,
            self.kills,
            self.requests,
            self.account.lost,
            self.account.doubled,
            self.account.answer_lost,
            self.account.killed,
            self.account.unexplained,
            self.account.at_once,
        )
        cells = (self.database, *(f"{each:,}" for each in numbers), f"{self.seconds:.0f}")
        return f"| {' | '.join(cells)} |"


def killed(database: str, where: str, workers: int, orders: int) -> Row:
    """Delivers so many orders, by so many workers at a time."""
    outbox, receiver, began = PaymentOutbox(where), Receiver(), time.monotonic()
    outbox.create()
    names = [f"order-{number}" for number in range(1, orders + 1)]
    with Serving(receiver) as serving:
        shop = threading.Thread(target=_enqueue, args=(outbox, names))
        shop.start()
        kills = _work(outbox, receiver, ("worker", where, serving.url, str(LEASE)), workers, shop)
    counts = outbox.counts()
    outbox.close()
    if counts[State.DELIVERED] != orders:
        raise RuntimeError(f"not all were delivered: {counts}")
    told = account(names, receiver.came, kills)
    return Row(database, workers, told, len(kills), len(receiver.came), time.monotonic() - began)


def _enqueue(outbox: PaymentOutbox, names: Sequence[str]) -> None:
    for name in names:
        outbox.enqueue(name, payment(name))


def _work(
    outbox: PaymentOutbox,
    receiver: Receiver,
    words: Sequence[str],
    workers: int,
    shop: threading.Thread,
) -> list[int]:
    """Until nothing is left to deliver; gives the workers that were killed."""
    chance, kills = Random(1), list[int]()  # noqa: S311 (chance, not secrecy)
    at_work = [start(*words) for _ in range(workers)]
    begin(at_work)
    faults, wait = itertools.cycle(FAULTS), threading.Event()
    try:
        for turn in itertools.count(1):
            receiver.faults.set(next(faults))
            wait.wait(FAULT_LASTS)
            if turn % (KILLED_EVERY / FAULT_LASTS) == 0:
                kills.append(_replace(at_work, chance.randrange(workers), words))
            counts = outbox.counts()
            if not shop.is_alive() and not counts[State.WAITING] + counts[State.SENDING]:
                return kills
    finally:
        for process in at_work:
            _kill(process)
    return kills


def _replace(at_work: list[subprocess.Popen[str]], place: int, words: Sequence[str]) -> int:
    """Kills one and has another begin; gives the one's number."""
    killed = at_work[place]
    _kill(killed)
    at_work[place] = start(*words)
    begin([at_work[place]])
    return killed.pid


def _kill(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.communicate()
