"""Payments that are part of the order's own transaction, on whatever connection the shop has."""

import asyncio
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import psycopg
import pytest
from psycopg.rows import class_row, dict_row, scalar_row
from sqlalchemy import create_engine, text
from sqlalchemy.orm import Session

from elevate_tag.payments import OutboxError, PaymentError, PaymentOutbox
from tests.payments.harness.orders import payment
from tests.payments.harness.postgresql import PostgreSQL

Connect = Callable[[PaymentOutbox], AbstractContextManager[Any]]


def _dicts(cursor: sqlite3.Cursor, row: tuple[Any, ...]) -> dict[str, Any]:
    return {column[0]: value for column, value in zip(cursor.description, row, strict=True)}


def _objects(cursor: sqlite3.Cursor, row: tuple[Any, ...]) -> SimpleNamespace:
    return SimpleNamespace(**_dicts(cursor, row))


def _first_columns(_: sqlite3.Cursor, row: tuple[Any, ...]) -> object:
    return row[0]


@contextmanager
def by_connection(outbox: PaymentOutbox) -> Iterator[Any]:
    """SQLAlchemy's own."""
    with outbox.engine.connect() as connection:
        yield connection


@contextmanager
def by_session(outbox: PaymentOutbox) -> Iterator[Any]:
    """That of an object-relational shop."""
    with Session(outbox.engine) as session:
        yield session


@contextmanager
def by_driver(outbox: PaymentOutbox) -> Iterator[Any]:
    """Without SQLAlchemy, as Django has it."""
    url = outbox.engine.url
    if url.get_backend_name() == "sqlite":
        connection: Any = sqlite3.connect(str(url.database))
    else:
        options: dict[str, Any] = {key: str(value) for key, value in url.query.items()}
        connection = psycopg.connect(user=url.username, dbname=url.database, **options)
    try:
        yield connection
    finally:
        connection.close()


@contextmanager
def by_driver_with_dicts(outbox: PaymentOutbox) -> Iterator[Any]:
    """And with rows that are dicts."""
    with by_driver(outbox) as connection:
        is_sqlite = isinstance(connection, sqlite3.Connection)
        connection.row_factory = _dicts if is_sqlite else dict_row
        yield connection


@contextmanager
def by_driver_with_objects(outbox: PaymentOutbox) -> Iterator[Any]:
    """And with rows that are objects of the shop's own."""
    with by_driver(outbox) as connection:
        is_sqlite = isinstance(connection, sqlite3.Connection)
        connection.row_factory = _objects if is_sqlite else class_row(SimpleNamespace)
        yield connection


@contextmanager
def by_driver_with_first_columns(outbox: PaymentOutbox) -> Iterator[Any]:
    """And with rows that are no rows: the first column alone."""
    with by_driver(outbox) as connection:
        is_sqlite = isinstance(connection, sqlite3.Connection)
        connection.row_factory = _first_columns if is_sqlite else scalar_row
        yield connection


WAYS = (
    by_connection,
    by_session,
    by_driver,
    by_driver_with_dicts,
    by_driver_with_objects,
    by_driver_with_first_columns,
)


@pytest.fixture
def shop(outbox: PaymentOutbox) -> PaymentOutbox:
    """An outbox in a shop's database, beside its orders."""
    with outbox.engine.begin() as connection:
        connection.execute(text("CREATE TABLE shop_order (id TEXT PRIMARY KEY)"))
    return outbox


def orders(shop: PaymentOutbox) -> list[str]:
    """The shop's orders."""
    with shop.engine.connect() as connection:
        return list(connection.execute(text("SELECT id FROM shop_order ORDER BY id")).scalars())


def place(connection: Any, order: str) -> None:
    """Writes an order, with the driver's own execute where there is no SQLAlchemy."""
    sql = f"INSERT INTO shop_order VALUES ('{order}')"  # noqa: S608 (the test's own words)
    if type(connection).__module__.startswith("sqlalchemy"):
        connection.execute(text(sql))
    else:
        connection.execute(sql)


@pytest.mark.parametrize("connect", WAYS)
def test_order_and_payment_are_committed_as_one(shop: PaymentOutbox, connect: Connect) -> None:
    """Nobody sees the one without the other, and enqueue commits nothing by itself."""
    with connect(shop) as connection:
        place(connection, "order-1")
        number = shop.enqueue("order-1", payment(), connection)
        assert shop.state("order-1") is None
        assert orders(shop) == []
        connection.commit()
    assert orders(shop) == ["order-1"]
    entry = shop.state(number)
    assert entry is not None
    assert entry.payment == payment()


@pytest.mark.parametrize("connect", WAYS)
def test_order_and_payment_are_rolled_back_as_one(shop: PaymentOutbox, connect: Connect) -> None:
    """Nobody is told of an order that there is not."""
    with connect(shop) as connection:
        place(connection, "order-1")
        shop.enqueue("order-1", payment(), connection)
        connection.rollback()
    assert orders(shop) == []
    assert shop.state("order-1") is None


@pytest.mark.parametrize("connect", WAYS)
def test_the_same_payment_twice_is_one_in_a_transaction_too(
    shop: PaymentOutbox, connect: Connect
) -> None:
    """In the same one, and in a later one."""
    with connect(shop) as connection:
        number = shop.enqueue("order-1", payment(), connection)
        assert shop.enqueue("order-1", payment(), connection) == number
        connection.commit()
        assert shop.enqueue("order-1", payment(), connection) == number
        connection.commit()
    assert len(shop.list()) == 1


@pytest.mark.parametrize("connect", WAYS)
def test_a_refused_payment_spoils_no_transaction(shop: PaymentOutbox, connect: Connect) -> None:
    """The shop may catch the error and keep its order."""
    shop.enqueue("order-1", payment())
    with connect(shop) as connection:
        place(connection, "order-1")
        with pytest.raises(PaymentError, match="has another payment already"):
            shop.enqueue("order-1", payment(2), connection)
        connection.commit()
    assert orders(shop) == ["order-1"]


def test_a_connection_to_another_kind_of_database_is_refused(
    postgresql: PostgreSQL, schema: str, tmp_path: Path
) -> None:
    """The payment would not be in the order's transaction."""
    sqlite = PaymentOutbox(tmp_path / "outbox.db")
    other = PaymentOutbox(postgresql.url(schema))
    lite = sqlite3.connect(tmp_path / "shop.db")
    post = psycopg.connect(postgresql.dsn(schema))
    engine = create_engine("sqlite://")
    try:
        with engine.connect() as connection:
            for outbox, wrong in ((other, connection), (other, lite), (sqlite, post)):
                with pytest.raises(OutboxError, match="must be in one database"):
                    outbox.enqueue("order-1", payment(), wrong)
    finally:
        lite.close()
        post.close()
        engine.dispose()
        sqlite.close()
        other.close()


@pytest.mark.parametrize("wrong", ["order", 5, object()])
def test_what_is_no_connection_is_refused(outbox: PaymentOutbox, wrong: object) -> None:
    """With what is one."""
    with pytest.raises(OutboxError, match="allowed are a SQLAlchemy Connection or Session"):
        outbox.enqueue("order-1", payment(), wrong)


def test_a_connection_for_asyncio_is_refused(postgresql: PostgreSQL, schema: str) -> None:
    """Nobody would await it: the order would be paid, and no payment in the outbox."""
    outbox = PaymentOutbox(postgresql.url(schema))
    outbox.create()

    async def enqueue() -> None:
        async with await psycopg.AsyncConnection.connect(postgresql.dsn(schema)) as connection:
            outbox.enqueue("order-1", payment(), connection)

    with pytest.raises(OutboxError, match="is a AsyncConnection: allowed are a SQLAlchemy Conn"):
        asyncio.run(enqueue())
    assert outbox.list() == []
    outbox.close()
