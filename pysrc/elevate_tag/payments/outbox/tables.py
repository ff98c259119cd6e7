"""The outbox's tables. A change here is a new step in `schema`."""

from sqlalchemy import (
    BigInteger,
    Column,
    Double,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)

METADATA = MetaData()

IS_OPEN = text("state IN ('waiting', 'sending')")
"""To be delivered yet. In so many words: an index of a part of a table is only used for those."""

PAYMENT = Table(
    "elevate_payment",
    METADATA,
    # SQLite numbers rows by itself only where the type is INTEGER.
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("outbox", Text, nullable=False),
    Column("order_id", Text, nullable=False),
    Column("customer_key", Text, nullable=False),
    Column("session_key", Text, nullable=False),
    Column("body", Text, nullable=False),  # the notification's, of all lines
    Column("left_over", Text),  # positions of the lines to deliver yet, "0 2"; NULL for all
    Column("state", Text, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("due", Double, nullable=False),  # not before; of a row that is being sent: its lease
    Column("worker", Text),  # who sends it
    Column("created", Double, nullable=False),
    Column("since", Double, nullable=False),  # enqueued, requeued or first failed
    Column("changed", Double, nullable=False),
    Column("reason", Text, nullable=False),
    UniqueConstraint("outbox", "order_id", name="elevate_payment_order"),
    # Numbers of rows that were pruned are not used again: a shop may have kept them.
    sqlite_autoincrement=True,
)

Index(
    "elevate_payment_due",
    PAYMENT.c.outbox,
    PAYMENT.c.due,
    PAYMENT.c.id,
    postgresql_where=IS_OPEN,
    sqlite_where=IS_OPEN,
)
Index("elevate_payment_state", PAYMENT.c.outbox, PAYMENT.c.state, PAYMENT.c.changed)

SCHEMA = Table("elevate_payment_schema", METADATA, Column("version", Integer, nullable=False))
