"""The database behind an outbox: opens it, or says why it cannot be one."""

import os
import sqlite3
import time
import weakref
from pathlib import Path

from sqlalchemy import URL, Dialect, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, InvalidRequestError

from elevate_tag.payments.errors import OutboxError

ALLOWED = (
    "allowed are a path for SQLite, a URL such as postgresql://user:password@host/database, "
    "or a SQLAlchemy Engine for either"
)
BUSY = 30
"""Seconds that a process waits for another to finish writing to the same SQLite file."""
PRIMARY = 0xFF
"""The part of SQLite's error codes that all of one kind share."""
OLDEST_SQLITE = (3, 35, 0)
"""The first that gives back what it changed (RETURNING)."""


def engine_of(where: str | Path | Engine) -> Engine:
    """The engine for a path, a URL or an engine; raises `OutboxError` for any other database."""
    if isinstance(where, Engine):
        _check(where.url, where.dialect)
        return where
    if not isinstance(where, str | Path):
        raise OutboxError(f"the outbox is of type {type(where).__name__}: {ALLOWED}")
    url = _url(where)
    _check(url, _dialect(url))
    is_sqlite = url.get_backend_name() == "sqlite"
    try:
        engine = create_engine(
            url,
            pool_pre_ping=True,
            hide_parameters=True,  # errors would show visitors' keys
            connect_args={"timeout": BUSY} if is_sqlite else {},
        )
    except ModuleNotFoundError as missing:
        raise OutboxError(
            f"the outbox needs {missing.name}: pip install 'elevate-tag[payments]'"
        ) from None
    if is_sqlite:
        event.listen(engine, "connect", _set_up_sqlite)
    _leave_to_parent(engine)
    return engine


def _url(where: str | Path) -> URL:
    if isinstance(where, Path) or "://" not in where:
        return URL.create("sqlite", database=str(where))
    url = _parsed(where)
    if url is None:
        # Neither the URL nor SQLAlchemy's message is shown: both may have a piece of the password.
        raise OutboxError(
            f"the outbox's URL cannot be read (in a password, write @ as %40): {ALLOWED}"
        )
    # The driver that the extra `payments` brings; Heroku and others write postgres://.
    if url.drivername in ("postgres", "postgresql"):
        url = url.set(drivername="postgresql+psycopg")
    return url


def _parsed(where: str) -> URL | None:
    """None for what is no URL, and where a second @ leaves open what of it is the password."""
    try:
        url = make_url(where)
    except (ArgumentError, ValueError):
        return None
    is_clear = url.get_backend_name() == "sqlite" or where.partition("?")[0].count("@") <= 1
    return url if is_clear else None


def _dialect(url: URL) -> type[Dialect]:
    try:
        return url.get_dialect()
    except (ArgumentError, InvalidRequestError):
        raise OutboxError(f"the outbox's database is {url.drivername}: {ALLOWED}") from None


def _check(url: URL, dialect: Dialect | type[Dialect]) -> None:
    if dialect.name not in ("sqlite", "postgresql"):
        raise OutboxError(f"the outbox's database is {dialect.name}: {ALLOWED}")
    if dialect.is_async:
        raise OutboxError(f"the outbox's driver {dialect.driver} is for asyncio: {ALLOWED}")
    if dialect.name == "sqlite":
        if url.database in (None, "", ":memory:"):
            raise OutboxError("the outbox would be in memory, and lost: name a file")
        if sqlite3.sqlite_version_info < OLDEST_SQLITE:
            oldest = ".".join(map(str, OLDEST_SQLITE))
            raise OutboxError(f"SQLite is {sqlite3.sqlite_version}: {oldest} or later is needed")


def _set_up_sqlite(connection: sqlite3.Connection, _: object) -> None:
    # Readers and the writer do not hold each other up, and each commit is on the disk when it
    # returns: with NORMAL, write-ahead logging loses the last ones when the power goes.
    _log_ahead(connection)
    connection.execute("PRAGMA synchronous = FULL")


def _log_ahead(connection: sqlite3.Connection) -> None:
    """Waits for others who write: with this, unlike all else, SQLite does not."""
    ends = time.monotonic() + BUSY
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & PRIMARY != sqlite3.SQLITE_BUSY or time.monotonic() > ends:
                raise
            # For the next to write it does, until none other is.
            connection.execute("BEGIN IMMEDIATE")
            connection.rollback()
        else:
            return


def _leave_to_parent(engine: Engine) -> None:
    """Sees to it that a process forked from this one opens connections of its own."""
    known = weakref.ref(engine)

    def forget() -> None:
        if alive := known():
            alive.dispose(close=False)

    # Windows has no fork.
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=forget)
