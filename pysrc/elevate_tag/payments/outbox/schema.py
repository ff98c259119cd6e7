"""Makes the tables, and brings those of an older release up to date, one step a version."""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Connection, Engine, delete, insert, inspect, select, text

from elevate_tag.payments.errors import OutboxError
from elevate_tag.payments.outbox.tables import METADATA, PAYMENT, SCHEMA
from elevate_tag.payments.outbox.turn import turn

Step = Callable[[Connection], None]

LOCK = 0x656C6576
"""Of PostgreSQL's advisory locks, the one under which tables are made."""


def _version_1(connection: Connection) -> None:
    METADATA.create_all(connection, tables=[PAYMENT])


STEPS: Sequence[Step] = (_version_1,)
"""The first makes version 1 of nothing, the next 2 of 1, and so on."""


def create(engine: Engine, steps: Sequence[Step] = STEPS) -> None:
    """Takes the steps that were not taken yet, in one transaction; any number may call it at once.

    Raises `OutboxError` for tables of a newer release.
    """
    with turn(engine) as connection:
        _lock(connection)
        found = _version(connection)
        if found > len(steps):
            raise OutboxError(
                f"the outbox's tables are of version {found}, and this release of elevate-tag "
                f"knows those up to {len(steps)}: install the newer release here too"
            )
        if found == len(steps):
            return
        for step in steps[found:]:
            step(connection)
        SCHEMA.create(connection, checkfirst=True)
        connection.execute(delete(SCHEMA))
        connection.execute(insert(SCHEMA).values(version=len(steps)))


def _lock(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        return
    # The shop's engine may have begun a transaction by itself, which has no lock yet.
    driver: Any = connection.connection.dbapi_connection
    if driver.in_transaction:
        connection.exec_driver_sql("ROLLBACK")
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _version(connection: Connection) -> int:
    if not inspect(connection).has_table(SCHEMA.name):
        return 0
    version: int = connection.execute(select(SCHEMA.c.version)).scalar_one()
    return version
