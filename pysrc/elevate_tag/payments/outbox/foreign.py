"""Statements on the shop's own connection, whatever kind it is, in the transaction it is in."""

import inspect
from collections.abc import Mapping
from typing import Any, cast

from sqlalchemy import Connection, Dialect
from sqlalchemy.orm import Session
from sqlalchemy.sql import Executable
from sqlalchemy.sql.elements import ClauseElement

from elevate_tag.payments.errors import OutboxError

ALLOWED = (
    "allowed are a SQLAlchemy Connection or Session, or a connection of sqlite3, psycopg or "
    "psycopg2 (Django has it as connection.connection)"
)


def first_row(
    connection: object, dialect: Dialect, statement: Executable
) -> tuple[Any, ...] | None:
    """Runs `statement`, which gives rows, and gives the first; commits nothing."""
    if isinstance(connection, Session):
        connection = connection.connection()
    if isinstance(connection, Connection):
        if connection.dialect.name != dialect.name:
            raise OutboxError(
                f"the connection is of {connection.dialect.name}, the outbox of {dialect.name}: "
                "the order's transaction and the outbox must be in one database"
            )
        row = connection.execute(statement).first()
        return None if row is None else tuple(row)
    return _by_driver(connection, dialect, statement)


def _by_driver(
    connection: Any,  # noqa: ANN401 (three drivers, with one interface and no common type)
    dialect: Dialect,
    statement: Executable,
) -> tuple[Any, ...] | None:
    driver = type(connection).__module__.partition(".")[0]
    is_sqlite = driver == "sqlite3" or hasattr(connection, "in_transaction")
    is_one = callable(getattr(connection, "cursor", None)) and driver != "django"
    if not is_one or inspect.iscoroutinefunction(getattr(connection, "execute", None)):
        raise OutboxError(f"the connection is a {type(connection).__qualname__}: {ALLOWED}")
    if is_sqlite != (dialect.name == "sqlite"):
        raise OutboxError(
            f"the connection is of {driver}, the outbox of {dialect.name}: "
            "the order's transaction and the outbox must be in one database"
        )
    sql, parameters = _compiled(statement, dialect)
    cursor = connection.cursor()
    _give_plain_rows(cursor, is_sqlite=is_sqlite)
    try:
        cursor.execute(sql, parameters)
        rows = cursor.fetchall()
    finally:
        cursor.close()
    if not rows:
        return None
    # The shop may have asked psycopg2 for rows that are dicts: it has another way for that.
    return tuple(rows[0].values() if isinstance(rows[0], Mapping) else rows[0])


def _give_plain_rows(
    cursor: Any,  # noqa: ANN401 (of any of the drivers)
    *,
    is_sqlite: bool,
) -> None:
    """Whatever the shop has its driver make of its own rows."""
    if is_sqlite:
        cursor.row_factory = None
    elif hasattr(cursor, "row_factory"):
        # Only psycopg's cursors have one, so psycopg is there.
        from psycopg.rows import tuple_row

        cursor.row_factory = tuple_row


def _compiled(statement: Executable, dialect: Dialect) -> tuple[str, Any]:
    compiled: Any = cast("ClauseElement", statement).compile(dialect=dialect)
    if compiled.positional:
        return str(compiled), tuple(compiled.params[name] for name in compiled.positiontup)
    return str(compiled), compiled.params
