"""Puts a payment into the outbox: once for each order, whoever does it how often."""

from sqlalchemy import Dialect, Executable, select
from sqlalchemy.dialects import postgresql, sqlite

from elevate_tag.payments.errors import OutboxError, PaymentError
from elevate_tag.payments.outbox.clock import now
from elevate_tag.payments.outbox.entry import Entry, State
from elevate_tag.payments.outbox.foreign import first_row
from elevate_tag.payments.outbox.tables import PAYMENT
from elevate_tag.payments.payment import Payment


def enqueue(
    connection: object, dialect: Dialect, outbox: str, order_id: str, payment: Payment
) -> int:
    """The payment's number in the outbox of this name; commits nothing.

    Raises `PaymentError` where the order has another payment already.
    """
    row = first_row(connection, dialect, _insert(dialect, outbox, order_id, payment))
    if row is not None:
        return int(row[0])
    known = select(PAYMENT).where(PAYMENT.c.outbox == outbox, PAYMENT.c.order_id == order_id)
    found = first_row(connection, dialect, known)
    if found is None:
        # Nobody but a delete in this very moment can have brought this about.
        raise OutboxError(f"order {order_id!r} was there and is gone: enqueue it again")
    entry = Entry.of(dict(zip(PAYMENT.c.keys(), found, strict=True)))
    if entry.payment != payment:
        raise PaymentError(
            "order_id",
            f"{order_id!r} has another payment already (number {entry.id}, {entry.state}), "
            "which stays as it is: a further payment needs an id of its own, such as "
            f"{order_id + '/2'!r}",
        )
    return entry.id


def _insert(dialect: Dialect, outbox: str, order_id: str, payment: Payment) -> Executable:
    fresh = {
        "outbox": outbox,
        "order_id": order_id,
        "customer_key": payment.customer_key,
        "session_key": payment.session_key,
        "body": payment.body().decode("ascii"),
        "state": State.WAITING,
        "tries": 0,
        "due": now(),
        "created": now(),
        "since": now(),
        "changed": now(),
        "reason": "",
    }
    # Both have the same, each as its own.
    own = postgresql if dialect.name == "postgresql" else sqlite
    insert = own.insert(PAYMENT).values(fresh)
    statement: Executable = insert.on_conflict_do_nothing().returning(PAYMENT.c.id)
    return statement
