"""The outbox's tables: how they come about, and how they change."""

import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Connection, inspect, text

from elevate_tag.payments import OutboxError, PaymentOutbox, State
from elevate_tag.payments.outbox import schema
from tests.payments.harness.orders import enqueue, payment


def test_tables_are_made_once(outbox: PaymentOutbox) -> None:
    """What is there stays."""
    enqueue(outbox, 2)
    outbox.create()
    assert outbox.counts()[State.WAITING] == 2


def test_many_may_make_them_at_once(open_outbox: Callable[..., PaymentOutbox]) -> None:
    """As the processes of a shop do that starts."""
    failed: list[BaseException] = []

    def create() -> None:
        try:
            open_outbox().create()
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=create) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert open_outbox().list() == []


def test_a_file_that_is_being_written_is_waited_for(tmp_path: Path) -> None:
    """By a process that began before this one looks."""
    path = tmp_path / "outbox.db"
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    timer = threading.Timer(0.3, other.close)
    timer.start()
    PaymentOutbox(path).create()
    timer.join()


def test_a_later_step_changes_the_tables_and_keeps_what_is_in_them(outbox: PaymentOutbox) -> None:
    """Only the steps that were not taken yet are."""
    enqueue(outbox, 1)

    def add_column(connection: Connection) -> None:
        connection.execute(text("ALTER TABLE elevate_payment ADD COLUMN further TEXT"))

    steps = (*schema.STEPS, add_column)
    schema.create(outbox.engine, steps)
    schema.create(outbox.engine, steps)
    columns = {column["name"] for column in inspect(outbox.engine).get_columns("elevate_payment")}
    assert "further" in columns
    assert outbox.counts()[State.WAITING] == 1


def test_a_step_that_fails_leaves_the_tables_as_they_were(outbox: PaymentOutbox) -> None:
    """All of it is one transaction."""

    def add_and_fail(connection: Connection) -> None:
        connection.execute(text("ALTER TABLE elevate_payment ADD COLUMN further TEXT"))
        raise RuntimeError("the machine went down")

    with pytest.raises(RuntimeError):
        schema.create(outbox.engine, (*schema.STEPS, add_and_fail))
    columns = {column["name"] for column in inspect(outbox.engine).get_columns("elevate_payment")}
    assert "further" not in columns
    outbox.create()


def test_tables_of_a_newer_release_are_left_alone(outbox: PaymentOutbox) -> None:
    """The older one does not know what they mean."""
    schema.create(outbox.engine, (*schema.STEPS, lambda _: None))
    with pytest.raises(OutboxError, match=r"are of version 2, and this release .* up to 1"):
        outbox.create()


def test_an_outbox_without_tables_says_what_to_do(
    open_outbox: Callable[..., PaymentOutbox],
) -> None:
    """It is for the shop to say when they are made."""
    bare = open_outbox()
    for act in (lambda: bare.enqueue("order-1", payment()), bare.list, bare.counts):
        with pytest.raises(OutboxError, match=r"has no tables of the outbox: call outbox.create"):
            act()
