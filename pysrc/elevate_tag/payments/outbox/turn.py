"""Turns at the database: a transaction, or a statement that is one by itself.

What is wrong with the database is said in the outbox's own words, as far as there are any.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, cast

from sqlalchemy import Connection, CursorResult, Engine, Executable
from sqlalchemy.exc import DBAPIError

from elevate_tag.payments.errors import OutboxError
from elevate_tag.payments.outbox.away import READ_ONLY, cause_of, code_of
from elevate_tag.payments.outbox.url import shown

NO_TABLE = "42P01"
"""PostgreSQL's code for a table that is not there (undefined_table)."""
UNUSABLE = ("SQLITE_CANTOPEN", "SQLITE_NOTADB", "SQLITE_READONLY", "SQLITE_CORRUPT")


@contextmanager
def turn(engine: Engine) -> Iterator[Connection]:
    """One transaction."""
    with _in_own_words(engine), engine.begin() as connection, _not_a_standby(connection):
        yield connection


@contextmanager
def statement(
    engine: Engine, what: Executable, values: Mapping[str, object] | None = None
) -> Iterator[CursorResult[Any]]:
    """One statement that is a transaction by itself: three times less to and fro."""
    with _in_own_words(engine), engine.connect() as connection, _not_a_standby(connection):
        alone = connection.execution_options(isolation_level="AUTOCOMMIT")
        # An engine of the shop's may begin a transaction all the same: this commits it.
        with alone.begin():
            yield cast("CursorResult[Any]", alone.execute(what, values or {}))


@contextmanager
def _not_a_standby(connection: Connection) -> Iterator[None]:
    """Has the pool forget a connection to what has become one: a new one may find the other."""
    try:
        yield
    except DBAPIError as error:
        if code_of(error) == READ_ONLY:
            connection.invalidate()
        raise


@contextmanager
def _in_own_words(engine: Engine) -> Iterator[None]:
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        if problem := _problem(error):
            raise OutboxError(f"{shown(engine.url)} {problem}") from error
        raise


def _problem(error: DBAPIError | sqlite3.Error) -> str:
    # What fails as a connection is set up, SQLAlchemy does not wrap.
    cause: Any = cause_of(error)
    no_table = code_of(error) == NO_TABLE or "no such table" in str(cause)
    if no_table and "elevate_payment" in str(cause):
        return "has no tables of the outbox: call outbox.create() once, before all else"
    if getattr(cause, "sqlite_errorname", "").startswith(UNUSABLE):
        return f"cannot be used as the outbox ({cause}): name another file"
    return ""
