"""An answer comes while the database is away: it is written down, or it is said that it is not."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy.exc import OperationalError

from elevate_tag.payments import PaymentClient, PaymentOutbox, State, Worker
from elevate_tag.payments import insist as insisting
from tests.payments.harness.cluster import Cluster
from tests.payments.harness.orders import enqueue, let_pass, one
from tests.payments.harness.postgresql import PostgreSQL


@pytest.fixture
def server(cluster: Cluster) -> Iterator[PostgreSQL]:
    """One that goes away the moment the cluster has taken a payment; what it had it has again."""
    with PostgreSQL(safe=True) as server:

        def go_away() -> None:
            cluster.when_taken = lambda: None
            server.stop()

        cluster.when_taken = go_away
        yield server


@pytest.fixture
def outbox(server: PostgreSQL) -> Iterator[PaymentOutbox]:
    """With an order in it."""
    outbox = PaymentOutbox(server.url())
    outbox.create()
    enqueue(outbox, 1)
    yield outbox
    outbox.close()


@pytest.fixture
def failures() -> Iterator[threading.Semaphore]:
    """Released whenever the answer could not be written down."""
    released = threading.Semaphore(0)

    class Counting(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            released.release()

    handler = Counting()
    insisting.LOG.addHandler(handler)
    yield released
    insisting.LOG.removeHandler(handler)


@contextmanager
def working(worker: Worker) -> Iterator[threading.Event]:
    """The worker at work in a thread, until its event is set."""
    stop = threading.Event()
    thread = threading.Thread(target=worker.run, args=(stop,))
    thread.start()
    try:
        yield stop
    finally:
        stop.set()
        thread.join(30)
    assert not thread.is_alive()


def test_a_worker_that_is_told_to_stop_writes_down_first_what_the_cluster_took(
    server: PostgreSQL,
    outbox: PaymentOutbox,
    cluster: Cluster,
    client: PaymentClient,
    failures: threading.Semaphore,
) -> None:
    """Though it has to wait for the database."""
    with working(Worker(outbox, client)) as stop:
        assert failures.acquire(timeout=20)
        stop.set()
        assert failures.acquire(timeout=20)
        server.start()
    assert one(outbox).state == State.DELIVERED
    assert cluster.taken() == {"customer-1": 1}


def test_who_is_told_to_stop_waits_for_a_database_only_so_long(
    server: PostgreSQL,
    outbox: PaymentOutbox,
    cluster: Cluster,
    client: PaymentClient,
    failures: threading.Semaphore,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Then it says which order will be sent twice, and what was to be written down."""
    monkeypatch.setattr(insisting, "LAST", 0.5)
    with working(Worker(outbox, client)) as stop:
        assert failures.acquire(timeout=20)
        stop.set()
    assert "order order-1 is delivered, which could not be written down" in caplog.text
    server.start()
    assert one(outbox).state == State.SENDING
    let_pass(outbox, 60)
    assert Worker(outbox, client).run_once() == 1
    assert cluster.taken() == {"customer-1": 2}


def test_who_is_not_told_to_stop_waits_as_long_as_it_takes(
    server: PostgreSQL,
    outbox: PaymentOutbox,
    cluster: Cluster,
    client: PaymentClient,
    failures: threading.Semaphore,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Without a database there is nothing else to do."""
    monkeypatch.setattr(insisting, "LAST", 0.0)
    monkeypatch.setattr(insisting, "PAUSES", (0.1,))
    with working(Worker(outbox, client)) as stop:
        for _ in range(20):
            assert failures.acquire(timeout=20)
        server.start()
        while one(outbox).state != State.DELIVERED:
            pass
        stop.set()
    assert cluster.taken() == {"customer-1": 1}


def test_a_single_run_waits_only_so_long(
    outbox: PaymentOutbox, client: PaymentClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has no event by which it could be told to stop."""
    monkeypatch.setattr(insisting, "LAST", 0.2)
    with pytest.raises(OperationalError):
        Worker(outbox, client).run_once()
