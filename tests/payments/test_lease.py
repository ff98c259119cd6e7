"""A lease: renewed while its worker lives, and nothing is sent without one."""

import threading
from collections.abc import Callable
from typing import Any

from sqlalchemy import event, text
from sqlalchemy.exc import OperationalError

from elevate_tag.payments import (
    Accepted,
    Answer,
    PaymentClient,
    PaymentOutbox,
    State,
    Worker,
)
from elevate_tag.payments.outbox.claims import Claims
from tests.payments.harness.cluster import Cluster
from tests.payments.harness.orders import enqueue, let_pass

LEASE = 2.4
"""Seconds; renewals come every third of it."""


def of_lease(act: Callable[[], object]) -> Callable[..., None]:
    """Does `act` with those statements that renew a lease."""

    def with_statement(*_: object) -> None:
        if threading.current_thread().name == "payments-lease":
            act()

    return with_statement


def test_a_lease_is_renewed_while_an_answer_takes_its_time(outbox: PaymentOutbox) -> None:
    """No other worker gets anything of the batch meanwhile, though the lease has long ended."""
    enqueue(outbox, 2)
    other = Claims(outbox, "other", 60)
    renewals = threading.Semaphore(0)
    event.listen(outbox.engine, "after_cursor_execute", of_lease(renewals.release))
    got: list[Any] = []

    class Slow:
        """Takes its time over the first."""

        def notify(self, lines: Any, customer_key: str, session_key: str) -> Answer:
            for _renewal in range(4 if customer_key == "customer-1" else 0):
                assert renewals.acquire(timeout=20)
            got.extend(other.claim(10))
            return Accepted()

    assert Worker(outbox, Slow(), lease=LEASE).run_once() == 2
    assert got == []
    assert outbox.counts()[State.DELIVERED] == 2


def test_what_has_no_lease_any_more_is_not_sent(
    outbox: PaymentOutbox, client: PaymentClient, cluster: Cluster
) -> None:
    """The database did not answer for so long that another may have it by now."""
    enqueue(outbox, 3)
    refused = threading.Semaphore(0)

    def refuse() -> None:
        refused.release()
        raise OperationalError("", None, Exception("away"))

    event.listen(outbox.engine, "before_cursor_execute", of_lease(refuse))

    class Slow:
        def notify(self, *payment: Any) -> Answer:
            for _try in range(3):
                assert refused.acquire(timeout=20)
            return client.notify(*payment)

    assert Worker(outbox, Slow(), lease=LEASE).run_once() == 1
    assert cluster.taken() == {"customer-1": 1}
    with outbox.engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM elevate_payment")).scalar_one() == 3


def test_what_another_worker_has_by_now_is_not_sent(
    outbox: PaymentOutbox, client: PaymentClient, cluster: Cluster
) -> None:
    """It stood still for longer than its lease, as a machine does that is moved."""
    enqueue(outbox, 3)
    other = Claims(outbox, "other", 60)
    renewed = threading.Semaphore(0)

    class Still:
        def notify(self, *payment: Any) -> Answer:
            while not other.claim(10):
                let_pass(outbox, LEASE)
            event.listen(outbox.engine, "after_cursor_execute", of_lease(renewed.release))
            for _renewal in range(2):
                assert renewed.acquire(timeout=20)
            return client.notify(*payment)

    assert Worker(outbox, Still(), lease=LEASE).run_once() == 1
    assert cluster.taken() == {"customer-1": 1}
    assert outbox.counts()[State.SENDING] == 3
