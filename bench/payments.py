"""Payments through the outbox: what is lost and doubled when all goes wrong, and what it costs.

    .venv/bin/python -m bench.payments --orders 10000
    .venv/bin/python -m bench.payments --speed

Without `--speed`: a shop enqueues orders, one transaction each, while workers, processes of their
own, deliver them. Half of all requests fail, by turns of a second: answered 503, broken off unread,
broken off after the payment was taken. Every two seconds a worker is killed (`kill -9`) and another
started. It ends when nothing waits any more. *Lost* orders never came. *Doubled* ones came more
than once: because the connection broke after it was taken (*answer lost*), because the worker was
killed before it had written the answer down (*killed*), or *unexplained*. *At once* came while the
same order was still being answered. Exits with 1 if anything was lost, unexplained or at once.

With `--speed`: notifications a second, by so many processes at a time, of bare calls of
`httpx.Client.post`, of `PaymentClient`, and of workers with what is enqueued before the clock
starts. *To bare* is how much longer each takes than a bare call by as many processes. *Enqueued*
is orders a second, one process, one transaction each. All are medians of `--runs`, in which the
ways take turns. The cluster is a thread of this process that only answers 204.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.payments_killed import HEADINGS as KILLED
from bench.payments_killed import killed
from bench.payments_speed import HEADINGS as SPEED
from bench.payments_speed import speed
from tests.payments.harness.postgresql import PostgreSQL

DATABASES = ("sqlite", "postgresql")


@contextmanager
def database(kind: str) -> Iterator[str]:
    """An empty database of this kind, whose commits wait for the disk."""
    if kind == "sqlite":
        with tempfile.TemporaryDirectory() as folder:
            yield str(Path(folder) / "outbox.db")
    else:
        with PostgreSQL(safe=True) as server:
            yield server.url()


def main() -> int:
    """Make the runs that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--orders", type=int, default=2000)
    parser.add_argument("--database", action="append", choices=DATABASES)
    parser.add_argument("--workers", action="append", type=int)
    parser.add_argument("--speed", action="store_true", help="measure how fast it is")
    parser.add_argument("--runs", type=int, default=5, help="of each speed, for the median")
    given = parser.parse_args()
    databases = given.database or DATABASES
    print(SPEED if given.speed else KILLED, flush=True)
    if given.speed:
        for line in speed(
            databases, database, given.workers or (1, 2, 4), given.orders, given.runs
        ):
            print(line, flush=True)
        return 0
    failed = False
    for kind in databases:
        for workers in given.workers or (4,):
            with database(kind) as where:
                row = killed(kind, where, workers, given.orders)
            print(row, flush=True)
            failed = failed or not row.account.well
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
