"""A worker that runs: until it is stopped, and whatever the database does meanwhile."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from elevate_tag.payments import (
    OutboxError,
    PaymentClient,
    PaymentOutbox,
    State,
    Worker,
)
from tests.payments.harness.clients import Silent
from tests.payments.harness.cluster import Cluster
from tests.payments.harness.orders import enqueue, payment


@contextmanager
def working(worker: Worker) -> Iterator[threading.Event]:
    """The worker at work in a thread; stopped at the end, or by its event."""
    stop = threading.Event()
    failed: list[BaseException] = []

    def run() -> None:
        try:
            worker.run(stop)
        except BaseException as error:
            failed.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    try:
        yield stop
    finally:
        stop.set()
        thread.join(20)
    assert not thread.is_alive()
    assert failed == []


def test_a_running_worker_delivers_what_comes(
    outbox: PaymentOutbox, cluster: Cluster, client: PaymentClient
) -> None:
    """Until it is stopped, which does not take as long as its poll."""
    came = threading.Semaphore(0)
    cluster.when_taken = came.release
    with working(Worker(outbox, client, poll=0.01)):
        for number in (1, 2):
            outbox.enqueue(f"order-{number}", payment(number))
            assert came.acquire(timeout=20)
    assert outbox.counts()[State.DELIVERED] == 2
    with working(Worker(outbox, client, poll=1000)):
        pass


def test_a_stopped_worker_gives_back_what_it_has_not_sent(
    outbox: PaymentOutbox, cluster: Cluster, client: PaymentClient
) -> None:
    """Another need not wait for its lease."""
    enqueue(outbox, 5)
    with working(Worker(outbox, client)) as stop:
        cluster.when_taken = stop.set
        assert stop.wait(20)
    counts = outbox.counts()
    assert (counts[State.DELIVERED], counts[State.WAITING]) == (1, 4)


def test_a_database_that_goes_away_for_a_while_loses_no_answer(
    outbox: PaymentOutbox, cluster: Cluster, client: PaymentClient, monkeypatch: Any
) -> None:
    """What the cluster said is written down when it is back: nothing is sent twice."""
    enqueue(outbox, 2)
    away = [True, True]

    def refuse(*_: object) -> None:
        if cluster.arrivals() and away:
            away.pop()
            raise OperationalError("", None, Exception("the server closed the connection"))

    event.listen(outbox.engine, "before_cursor_execute", refuse)
    assert Worker(outbox, client).run_once() == 2
    assert away == []
    assert outbox.counts()[State.DELIVERED] == 2
    assert cluster.taken() == {"customer-1": 1, "customer-2": 1}


def test_a_worker_without_tables_ends_with_what_to_do(tmp_path: Any) -> None:
    """It would wait for ever for what nobody makes."""
    bare = PaymentOutbox(tmp_path / "outbox.db")
    with pytest.raises(OutboxError, match=r"call outbox\.create"):
        Worker(bare, Silent()).run(threading.Event())
    bare.close()


@pytest.mark.parametrize("settings", [{"batch": 0}, {"lease": 0.0}, {"poll": 0.0}, {"keep": -1.0}])
def test_settings_that_make_no_sense_are_refused(tmp_path: Any, settings: dict[str, Any]) -> None:
    """When the worker is made."""
    with pytest.raises(ValueError, match=f"{next(iter(settings))}={next(iter(settings.values()))}"):
        Worker(PaymentOutbox(tmp_path / "outbox.db"), Silent(), **settings)
