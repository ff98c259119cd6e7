"""What a worker waits for, as it does for a database that does not answer."""

import logging
import sqlite3
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.exc import DBAPIError

from elevate_tag.payments import Accepted, Answer, PaymentOutbox, State, Worker
from elevate_tag.payments import insist as insisting
from elevate_tag.payments import worker as working
from elevate_tag.payments.attempt import Client
from elevate_tag.payments.outbox.away import is_away
from tests.payments.harness.orders import enqueue, one, payment
from tests.payments.harness.postgresql import PostgreSQL


class DriverError(Exception):
    """As psycopg's, or as psycopg2's."""

    def __init__(self, **code: str) -> None:
        super().__init__("as the driver has it")
        self.__dict__.update(code)


def wrapped(**code: str) -> DBAPIError:
    """As SQLAlchemy raises it."""
    return DBAPIError("UPDATE", None, DriverError(**code))


@pytest.mark.parametrize(
    ("error", "away"),
    [
        (wrapped(sqlstate="25006"), True),
        (wrapped(pgcode="25006"), True),
        (wrapped(sqlstate="57P01"), True),
        (wrapped(sqlstate="57P03"), True),
        (wrapped(sqlstate="40001"), True),
        (wrapped(sqlstate="40P01"), True),
        (wrapped(sqlstate="22021"), False),
        (wrapped(), False),
        (sqlite3.OperationalError("database is locked"), True),
        (ValueError("ours"), False),
    ],
)
def test_a_database_is_away_that_will_be_back(error: Exception, away: bool) -> None:
    """By PostgreSQL's codes, whatever class the driver has for them."""
    assert is_away(error) == away


@pytest.fixture
def postgres(postgresql: PostgreSQL, schema: str) -> Iterator[PaymentOutbox]:
    """With one order, and room for one connection."""
    url = postgresql.url(schema).replace("postgresql:", "postgresql+psycopg:")
    engine = create_engine(url, pool_size=1, max_overflow=0, pool_timeout=0.1)
    outbox = PaymentOutbox(engine)
    outbox.create()
    enqueue(outbox, 1)
    yield outbox
    outbox.close()


def fail_over(outbox: PaymentOutbox) -> None:
    """What the pool's connection leads to is a standby from now on, and takes no more writes."""
    with outbox.engine.begin() as connection:
        connection.execute(text("SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY"))


def work(outbox: PaymentOutbox, client: Client) -> None:
    """Until the order is delivered."""
    stop = threading.Event()
    thread = threading.Thread(target=Worker(outbox, client, poll=0.01).run, args=(stop,))
    thread.start()
    looking = PaymentOutbox(create_engine(outbox.engine.url))
    while thread.is_alive() and one(looking).state != State.DELIVERED:
        pass
    stop.set()
    thread.join(30)
    assert one(looking).state == State.DELIVERED
    looking.close()


class Counting:
    """A client whose cluster takes everything; `when_asked` is called each time."""

    def __init__(self) -> None:
        self.times = 0

    def when_asked(self) -> None:
        """To be replaced."""

    def notify(self, *_: Any) -> Answer:
        """As `PaymentClient.notify`."""
        self.times += 1
        self.when_asked()
        return Accepted()


def test_a_failover_before_a_claim_is_waited_for(
    postgres: PaymentOutbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And asked for on a new connection: the old one stays with the standby."""
    monkeypatch.setattr(working, "DATABASE_REST", 0.01)
    fail_over(postgres)
    work(postgres, Counting())


def test_a_shop_enqueues_on_a_new_connection_after_a_failover(postgres: PaymentOutbox) -> None:
    """What fails once is not kept to fail again."""
    fail_over(postgres)
    with pytest.raises(DBAPIError, match="read-only"):
        postgres.enqueue("order-2", payment(2))
    postgres.enqueue("order-2", payment(2))
    assert one(postgres, "order-2").state == State.WAITING


def test_what_was_taken_in_a_failover_is_written_down(postgres: PaymentOutbox) -> None:
    """It is not sent again."""
    client = Counting()
    client.when_asked = lambda: fail_over(postgres)  # type: ignore[method-assign]
    work(postgres, client)
    assert client.times == 1


def test_what_was_taken_while_the_pool_is_empty_is_written_down(postgres: PaymentOutbox) -> None:
    """A shop's engine may have all its connections elsewhere for a while."""
    held: list[Connection] = []

    class Giving(logging.Handler):
        """Gives the connection back once nobody got it."""

        def emit(self, record: logging.LogRecord) -> None:
            held.pop().close()

    client, giving = Counting(), Giving()
    client.when_asked = lambda: held.append(postgres.engine.connect())  # type: ignore[method-assign]
    insisting.LOG.addHandler(giving)
    try:
        assert Worker(postgres, client).run_once() == 1
    finally:
        insisting.LOG.removeHandler(giving)
    assert (one(postgres).state, client.times) == (State.DELIVERED, 1)


def test_an_empty_pool_ends_no_worker(
    postgres: PaymentOutbox, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """It asks again when it has rested."""
    monkeypatch.setattr(working, "DATABASE_REST", 0.01)
    stop = threading.Event()

    class Stopping(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            stop.set()

    stopping = Stopping()
    working.LOG.addHandler(stopping)
    try:
        with postgres.engine.connect():
            Worker(postgres, Counting()).run(stop)
    finally:
        working.LOG.removeHandler(stopping)
    assert "does not answer: QueuePool limit of size 1" in caplog.text
