"""Databases: which can be an outbox, and what is said of those that cannot."""

import sqlite3
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.ext.asyncio import create_async_engine

from elevate_tag.payments import OutboxError, PaymentClient, PaymentOutbox, State, Worker
from tests.payments.harness.cluster import Cluster
from tests.payments.harness.orders import enqueue
from tests.payments.harness.postgresql import PostgreSQL


def test_the_shop_s_own_engine_will_do(where: str) -> None:
    """With its own settings."""
    url = where if "://" in where else f"sqlite:///{where}"
    engine = create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
    outbox = PaymentOutbox(engine)
    outbox.create()
    assert outbox.engine is engine
    assert len(enqueue(outbox, 2)) == 2
    engine.dispose()


def begins_by_itself(engine: Engine) -> None:
    """As SQLAlchemy's documentation has it, so that transactions of SQLite are whole ones."""

    def leave_alone(connection: Any, _: object) -> None:
        connection.isolation_level = None

    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN")

    event.listen(engine, "connect", leave_alone)
    event.listen(engine, "begin", begin)


def test_an_engine_that_begins_by_itself_keeps_what_workers_write(
    tmp_path: Path, cluster: Cluster, client: PaymentClient
) -> None:
    """Else each payment would be sent without end."""
    engine = create_engine(f"sqlite:///{tmp_path / 'shop.db'}")
    begins_by_itself(engine)
    outbox = PaymentOutbox(engine)
    outbox.create()
    outbox.create()
    enqueue(outbox, 3)
    worker = Worker(outbox, client)
    assert [worker.run_once() for _ in range(3)] == [3, 0, 0]
    engine.dispose()
    assert PaymentOutbox(tmp_path / "shop.db").counts()[State.DELIVERED] == 3
    assert cluster.taken() == {f"customer-{number}": 1 for number in (1, 2, 3)}


@pytest.mark.parametrize(
    ("where", "problem"),
    [
        (":memory:", "would be in memory, and lost: name a file"),
        ("sqlite://", "would be in memory, and lost"),
        ("mysql://u:SECRET@h/d", "database is mysql: allowed are a path for SQLite"),
        ("postgresql+asyncpg://u:SECRET@h/d", "driver asyncpg is for asyncio: allowed are"),
        ("sqlite+aiosqlite:///x.db", "driver aiosqlite is for asyncio"),
        ("postgresql://u:p@h:SECRET@h/d", "cannot be read (in a password, write @ as %40)"),
        ("postgresql://u:p@SECRET@127.0.0.1:1/d", "cannot be read (in a password, write @ as %40)"),
        ("postgresql://u:p@S/ECRET@127.0.0.1:1/d", "cannot be read (in a password, write @ as"),
        ("nosuch://x", "database is nosuch: allowed are"),
        (5, "is of type int: allowed are"),
    ],
)
def test_what_is_no_outbox_is_refused(where: Any, problem: str) -> None:
    """With what is one, and without the password."""
    with pytest.raises(OutboxError) as caught:
        PaymentOutbox(where)
    assert problem in str(caught.value)
    assert "ECRET" not in str(caught.value)


@pytest.mark.parametrize(
    ("where", "database"),
    [
        ("postgresql://u:S%40E%40T@h/d", "d"),
        ("postgresql://h/d?user=u@h&password=S@E@T", "d"),
        ("sqlite:////shop/a@b@c.db", "/shop/a@b@c.db"),
        ("shop/a@b@c.db", "shop/a@b@c.db"),
    ],
)
def test_an_at_sign_elsewhere_is_no_second_one(where: str, database: str) -> None:
    """In a file's name, behind the ?, or written as %40."""
    assert PaymentOutbox(where).engine.url.database == database


def test_a_file_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    """By name."""
    text_file = tmp_path / "text"
    text_file.write_text("no database at all, and longer than its header of a hundred bytes" * 9)
    for path in (tmp_path / "no such folder" / "outbox.db", text_file, tmp_path):
        outbox = PaymentOutbox(path)
        with pytest.raises(
            OutboxError, match=r"cannot be used as the outbox .*: name another file"
        ):
            outbox.create()
        assert str(path) in repr(outbox)
        outbox.close()


def test_a_name_that_is_none_is_refused(tmp_path: Path) -> None:
    """It is a key like others."""
    with pytest.raises(OutboxError, match="the outbox's name is empty"):
        PaymentOutbox(tmp_path / "outbox.db", name="")


def test_the_password_is_not_shown() -> None:
    """Nor in the names that hosting services use for PostgreSQL."""
    shown = repr(PaymentOutbox("postgres://shop:SECRET@db.example/shop"))
    assert shown == "PaymentOutbox('postgresql+psycopg://shop:***@db.example/shop', name='main')"


@pytest.mark.parametrize("name", ["password", "PASSWORD", "sslpassword", "pass%77ord"])
def test_nor_where_it_stands_in_the_query(name: str) -> None:
    """All else there is shown."""
    url = f"postgresql://db.example/shop?user=shop&{name}=SECRET&{name}=SECRET&sslmode=require"
    shown = repr(PaymentOutbox(url))
    assert "db.example/shop" in shown
    assert "user=shop" in shown
    assert "sslmode=require" in shown
    assert "SECRET" not in shown


def test_what_is_wrong_with_the_database_is_told_without_it(
    postgresql: PostgreSQL, schema: str
) -> None:
    """Wherever it stands."""
    url = make_url(postgresql.url(schema))
    outbox = PaymentOutbox(
        url.update_query_dict({"password": "SECRET"}).render_as_string(hide_password=False)
    )
    with pytest.raises(OutboxError, match="has no tables of the outbox") as caught:
        outbox.counts()
    outbox.close()
    assert "SECRET" not in str(caught.value)
    assert "password" not in str(caught.value)


def test_what_is_on_disk_is_safe_from_a_power_cut(tmp_path: Path) -> None:
    """Each commit waits for the disk: 2 is FULL."""
    outbox = PaymentOutbox(tmp_path / "outbox.db")
    with outbox.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar_one() == 2
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar_one() == "wal"
    outbox.close()


def test_a_driver_for_asyncio_is_refused(postgresql: PostgreSQL) -> None:
    """The outbox's own calls would hold up the loop."""
    engine = create_async_engine(postgresql.url().replace("postgresql:", "postgresql+psycopg:"))
    for wrong in (engine, engine.sync_engine):
        with pytest.raises(OutboxError):
            PaymentOutbox(wrong)  # type: ignore[arg-type]


FORKED = """
import os, sys
from elevate_tag.payments import PaymentOutbox
outbox = PaymentOutbox(sys.argv[1])
outbox.create()
child = os.fork()
if child == 0:
    for _ in range(50):
        outbox.list()
    os._exit(0)
for _ in range(50):
    outbox.list()
print(os.waitpid(child, 0)[1])
"""


def test_processes_forked_from_one_that_has_it_open_do_not_share_connections(where: str) -> None:
    """As servers do that load the shop before they fork."""
    done = subprocess.run(
        [sys.executable, "-c", FORKED, where], capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.returncode) == ("0\n", 0), done.stderr


def test_a_database_without_room_for_writers_is_waited_for(tmp_path: Path) -> None:
    """SQLite has one writer at a time."""
    outbox = PaymentOutbox(tmp_path / "outbox.db")
    outbox.create()
    other = sqlite3.connect(tmp_path / "outbox.db", check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    ends = threading.Timer(0.3, other.rollback)
    ends.start()
    assert len(enqueue(outbox, 1)) == 1
    ends.join()
    other.close()
    outbox.close()
    assert list(tmp_path.iterdir()) == [tmp_path / "outbox.db"]
