"""A worker in a process of its own, until it is told to stop (SIGTERM); run as a program.

python -m tests.payments.harness.labourer DATABASE CLUSTER LEASE
"""

import signal
import sys
import threading

from elevate_tag.payments import Patience, PaymentClient, PaymentOutbox, Worker
from tests.payments.harness.cluster import API_KEY, MARKET

HASTY = Patience(first=0.05, most=0.2)
"""Half a minute of an outage is a long time to a test."""


def main() -> None:
    """Work until stopped."""
    database, cluster, lease = sys.argv[1:]
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    outbox = PaymentOutbox(database)
    with PaymentClient(cluster, API_KEY, MARKET) as client:
        worker = Worker(outbox, client, patience=HASTY, lease=float(lease), batch=5, poll=0.05)
        worker.run(stop)


if __name__ == "__main__":
    main()
