"""The processes of `bench.payments`; run as a program, it says `ready` and begins at a line's end.

python -m bench.payments_process worker DATABASE CLUSTER LEASE
python -m bench.payments_process client CLUSTER COUNT
python -m bench.payments_process bare CLUSTER COUNT
"""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from decimal import Decimal

import httpx

from bench.payments_receiver import API_KEY
from elevate_tag.paths import ROOT
from elevate_tag.payments import (
    Patience,
    Payment,
    PaymentClient,
    PaymentLine,
    PaymentOutbox,
    Worker,
)

HASTY = Patience(first=0.2, most=3.0)
"""An outage of the bench's takes seconds."""

LINES = (
    PaymentLine("alva-mug-sand", 2, Decimal("15.20"), Decimal("39.0")),
    PaymentLine("tarn-bowl-moss", 1, Decimal("8.75"), Decimal("24.50")),
)


def payment(order: str) -> Payment:
    """Its customer key is the order's id: so the receiver knows it."""
    return Payment(LINES, order, "0b05119e-eeb8-418a-bbfb-defa0dde417e")


def start(*words: str) -> subprocess.Popen[str]:
    """One of these, getting ready."""
    return subprocess.Popen(  # noqa: S603 (our own words)
        [sys.executable, "-m", "bench.payments_process", *words],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def begin(processes: Sequence[subprocess.Popen[str]]) -> float:
    """Lets them begin once all are ready; gives when, by `time.monotonic`."""
    for process in processes:
        if process.stdout is None or process.stdout.readline() != "ready\n":
            raise RuntimeError("a process of the bench did not start: see above")
    began = time.monotonic()
    for process in processes:
        if process.stdin:
            process.stdin.write("\n")
            process.stdin.flush()
    return began


def _when_told() -> None:
    print("ready", flush=True)
    sys.stdin.readline()


def _key() -> str:
    return f"{API_KEY}{os.getpid()}"


def _worker(database: str, cluster: str, lease: str) -> None:
    outbox = PaymentOutbox(database)
    with PaymentClient(cluster, _key(), "UK") as client:
        worker = Worker(outbox, client, patience=HASTY, lease=float(lease), poll=0.1)
        _when_told()
        worker.run(threading.Event())


def _client(cluster: str, count: str) -> None:
    with PaymentClient(cluster, _key(), "UK") as client:
        one = payment("order")
        _when_told()
        for _ in range(int(count)):
            client.notify(one.lines, one.customer_key, one.session_key)


def _bare(cluster: str, count: str) -> None:
    one = payment("order")
    headers = {"Api-Key": _key(), "Content-Type": "application/json;charset=utf-8"}
    url = f"{cluster}/api/admin/v4/notifications/payment?{one.query('UK')}"
    body = one.body()
    with httpx.Client(headers=headers, trust_env=False) as client:
        _when_told()
        for _ in range(int(count)):
            client.post(url, content=body).raise_for_status()


if __name__ == "__main__":
    programs: dict[str, Callable[..., None]] = {
        "worker": _worker,
        "client": _client,
        "bare": _bare,
    }
    programs[sys.argv[1]](*sys.argv[2:])
