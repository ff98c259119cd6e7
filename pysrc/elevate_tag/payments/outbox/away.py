"""Whether a database is only away, and the same is worth asking for again."""

import sqlite3
from typing import Any

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError, TimeoutError

AWAY = (
    OperationalError,
    InterfaceError,
    TimeoutError,  # of an engine whose connections are all in use
    sqlite3.OperationalError,  # as a connection is set up: SQLAlchemy does not wrap that
)

READ_ONLY = "25006"
"""PostgreSQL's code of a standby: what was written to before, until another took its place."""

CODES = (READ_ONLY, "57P", "40001", "40P01")
"""PostgreSQL's: also shut down or starting, and a transaction that lost against another. Drivers
differ in the classes they have for them. https://www.postgresql.org/docs/current/errcodes-appendix.html
"""


def is_away(error: BaseException) -> bool:
    """Whether the database may do later what it did not do now."""
    return isinstance(error, AWAY) or code_of(error).startswith(CODES)


def code_of(error: BaseException) -> str:
    """PostgreSQL's code for what went wrong; "" if it has none."""
    cause: Any = cause_of(error)
    # psycopg has it by the one name, psycopg2 by the other.
    return getattr(cause, "sqlstate", None) or getattr(cause, "pgcode", None) or ""


def cause_of(error: BaseException) -> BaseException:
    """The driver's own error: SQLAlchemy's message may show visitors' keys."""
    return (error.orig if isinstance(error, DBAPIError) else None) or error
