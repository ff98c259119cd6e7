"""How many notifications a second, and at what cost beside bare calls: see `bench.payments`."""

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from statistics import median

from bench.payments_process import begin, payment, start
from bench.payments_receiver import Receiver
from elevate_tag.payments import PaymentOutbox
from elevate_tag.sandbox.serving import Serving

LEASE = 60.0
"""Seconds: a worker's own, unless told otherwise."""

HEADINGS = (
    "| way | processes | notifications a second | to bare | enqueued a second |\n|---|" + "--:|" * 4
)

Open = Callable[[str], AbstractContextManager[str]]


@dataclass(frozen=True)
class Measured:
    """Notifications a second, so many times longer than bare calls; orders enqueued a second."""

    rate: float
    to_bare: float
    enqueued: float = 0.0


def speed(
    databases: Sequence[str],
    database: Open,
    processes: Sequence[int],
    orders: int,
    runs: int,
) -> Iterator[str]:
    """The rows of the table, each the median of so many runs, in which all ways take turns."""
    receiver = Receiver()
    with Serving(receiver) as serving:
        for count in processes:
            came: dict[str, list[Measured]] = {}
            for _ in range(runs):
                one = _run(receiver, serving.url, databases, database, count, orders)
                for way, measured in one.items():
                    came.setdefault(way, []).append(measured)
            for way, each in came.items():
                yield _row(way, count, each)


def _run(
    receiver: Receiver,
    url: str,
    databases: Sequence[str],
    database: Open,
    processes: int,
    orders: int,
) -> dict[str, Measured]:
    bare = _calls("bare", receiver, url, processes, orders)
    client = _calls("client", receiver, url, processes, orders)
    found = {
        "bare httpx calls": Measured(bare, 1.0),
        "PaymentClient": Measured(client, bare / client),
    }
    for kind in databases:
        with database(kind) as where:
            enqueued = _enqueued(where, orders)
            rate = _workers(receiver, where, url, processes, orders)
        found[f"outbox and workers, {kind}"] = Measured(rate, bare / rate, enqueued)
    return found


def _row(way: str, processes: int, runs: Sequence[Measured]) -> str:
    rate = median(each.rate for each in runs)
    to_bare = median(each.to_bare for each in runs)
    enqueued = median(each.enqueued for each in runs)
    shown = f"{enqueued:,.0f}" if enqueued else ""
    return f"| {way} | {processes} | {rate:,.0f} | {to_bare:.2f} | {shown} |"


def _calls(way: str, receiver: Receiver, url: str, processes: int, count: int) -> float:
    return _rate(receiver, [(way, url, str(count // processes))] * processes, count)


def _workers(receiver: Receiver, where: str, url: str, processes: int, count: int) -> float:
    return _rate(receiver, [("worker", where, url, str(LEASE))] * processes, count)


def _enqueued(where: str, orders: int) -> float:
    outbox = PaymentOutbox(where)
    outbox.create()
    began = time.monotonic()
    for number in range(orders):
        outbox.enqueue(f"order-{number}", payment(f"order-{number}"))
    rate = orders / (time.monotonic() - began)
    outbox.close()
    return rate


def _rate(receiver: Receiver, commands: Sequence[Sequence[str]], count: int) -> float:
    """Notifications a second, from the word to begin until all have come."""
    receiver.came.clear()
    all_there = threading.Event()

    def look() -> None:
        if len(receiver.came) >= count // len(commands) * len(commands):
            all_there.set()

    receiver.when_taken = look
    processes = [start(*command) for command in commands]
    try:
        began = begin(processes)
        all_there.wait()
    finally:
        for process in processes:
            process.kill()
            process.communicate()
    return len(receiver.came) / (receiver.came[-1].at - began)
