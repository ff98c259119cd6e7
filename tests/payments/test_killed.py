"""Workers that are killed, and workers that work side by side: processes of their own, all real."""

import signal
import subprocess
import sys
import threading
from collections.abc import Callable

import pytest

from elevate_tag.paths import ROOT
from elevate_tag.payments import PaymentClient, PaymentOutbox, State, Worker
from elevate_tag.sandbox.cluster.faults import Fault
from tests.payments.harness.cluster import Cluster
from tests.payments.harness.doomed import VICTIM
from tests.payments.harness.orders import enqueue, let_pass

ENDS_WITHIN = 60
"""Seconds; a process takes one to start, on a busy machine some."""
LEASE = 60.0


def start(program: str, *words: str) -> subprocess.Popen[str]:
    """A program of the harness, started."""
    command = [sys.executable, "-m", f"tests.payments.harness.{program}", *words]
    return subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)


def end(process: subprocess.Popen[str]) -> int:
    """Its exit code, with what it complained of shown."""
    _, said = process.communicate(timeout=ENDS_WITHIN)
    print(said)
    return process.returncode


@pytest.mark.parametrize(
    ("point", "before", "settled", "told"),
    [
        # (where it dies, what the cluster has by then, how many of that are written down, how often
        # the cluster is told of the second order in the end)
        ("claiming", [], 0, 1),
        ("claimed", ["customer-1"], 1, 1),
        ("taken", ["customer-1", VICTIM], 1, 2),
        ("answered", ["customer-1", VICTIM], 1, 2),
        ("settled", ["customer-1", VICTIM], 2, 1),
    ],
)
def test_a_killed_worker_loses_nothing(
    outbox: PaymentOutbox,
    where: str,
    cluster: Cluster,
    client: PaymentClient,
    point: str,
    before: list[str],
    settled: int,
    told: int,
) -> None:
    """And only the one order whose answer was not written down is told of twice."""
    enqueue(outbox, 3)
    process = start("doomed", where, cluster.url, point)

    def kill() -> None:
        if point == "taken" and cluster.taken()[VICTIM]:
            cluster.when_taken = lambda: None
            process.kill()

    cluster.when_taken = kill
    assert end(process) == -signal.SIGKILL
    assert sorted(cluster.taken()) == before

    survivor = Worker(outbox, client)
    if point != "claiming":
        assert survivor.run_once() == 0
        let_pass(outbox, LEASE)
    assert survivor.run_once() == 3 - settled
    assert outbox.counts()[State.DELIVERED] == 3
    assert cluster.taken() == {"customer-1": 1, VICTIM: told, "customer-3": 1}


@pytest.mark.parametrize("fault", [Fault(), Fault(status=503, share=0.5, seed=1)])
def test_four_workers_side_by_side_deliver_each_order_once(
    outbox: PaymentOutbox, where: str, cluster: Cluster, fault: Fault
) -> None:
    """None twice at once, and none twice at all, with half of all answers a refusal to answer."""
    enqueue(outbox, 80)
    cluster.fail(fault)
    all_taken = threading.Event()

    def look() -> None:
        if len(cluster.taken()) == 80:
            all_taken.set()

    cluster.when_taken = look
    workers = [start("labourer", where, cluster.url, str(LEASE)) for _ in range(4)]
    assert all_taken.wait(ENDS_WITHIN)
    for worker in workers:
        worker.terminate()
    # One that had not begun when all was done knows of no stop, and just ends.
    assert {end(worker) for worker in workers} <= {0, -signal.SIGTERM}
    assert cluster.at_once == []
    assert outbox.counts()[State.DELIVERED] == 80
    assert cluster.taken() == {f"customer-{number}": 1 for number in range(1, 81)}


def test_an_order_is_enqueued_once_whoever_does_it(
    open_outbox: Callable[..., PaymentOutbox], where: str
) -> None:
    """Two processes hear of the same payments at once, as two of a provider's callbacks may."""
    outbox = open_outbox()
    outbox.create()
    clerks = [start("clerk", where, "40") for _ in range(2)]
    assert [end(clerk) for clerk in clerks] == [0, 0]
    assert len(outbox.list()) == 40
