"""A worker that is killed (`kill -9`) at one exact point; run as a program.

    python -m tests.payments.harness.doomed DATABASE CLUSTER POINT

`claiming` is before it has claimed anything, `claimed` before the second payment of the batch is
sent, `answered` when its answer is there, `settled` when that is written down. At `taken` it does
not do it itself: the test kills it while it waits for the answer.
"""

import os
import signal
import sys
import threading
from collections.abc import Iterable

from sqlalchemy import event

from elevate_tag.payments import Answer, PaymentClient, PaymentLine, PaymentOutbox, Worker
from tests.payments.harness.cluster import API_KEY, MARKET

VICTIM = "customer-2"


def die() -> None:
    """Without a chance to tidy up."""
    os.kill(os.getpid(), signal.SIGKILL)


class Doomed:
    """A client that knows when its time has come."""

    def __init__(self, client: PaymentClient, point: str) -> None:
        self._client = client
        self._point = point
        self.customer = ""

    def notify(self, lines: Iterable[PaymentLine], customer_key: str, session_key: str) -> Answer:
        """As the client does, unless it dies."""
        self.customer = customer_key
        if (self._point, customer_key) == ("claimed", VICTIM):
            die()
        answer = self._client.notify(lines, customer_key, session_key)
        if (self._point, customer_key) == ("answered", VICTIM):
            die()
        return answer

    def before(self, _: object, __: object, statement: str, *___: object) -> None:
        """Called before each statement."""
        if self._point == "claiming" and statement.startswith("WITH due"):
            die()

    def after(self, _: object, __: object, statement: str, *___: object) -> None:
        """Called after each statement, which is a transaction by itself."""
        if (self._point, self.customer) == ("settled", VICTIM) and statement.startswith("UPDATE"):
            die()


def main() -> None:
    """Work until killed."""
    database, cluster, point = sys.argv[1:]
    outbox = PaymentOutbox(database)
    with PaymentClient(cluster, API_KEY, MARKET) as client:
        doomed = Doomed(client, point)
        event.listen(outbox.engine, "before_cursor_execute", doomed.before)
        event.listen(outbox.engine, "after_cursor_execute", doomed.after)
        Worker(outbox, doomed).run(threading.Event())


if __name__ == "__main__":
    main()
