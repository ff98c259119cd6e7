"""Orders as tests have them, and the time that passes over them."""

from decimal import Decimal

from sqlalchemy import update

from elevate_tag.payments import Entry, Payment, PaymentLine, PaymentOutbox
from elevate_tag.payments.outbox.tables import PAYMENT

LINES = (PaymentLine("P1-sand", 2, Decimal("15.20"), Decimal("39.0")),)
WRONG = PaymentLine("P9-none", 1)
"""Of a variant that the cluster's catalogue has not."""


def payment(number: int = 1, *lines: PaymentLine) -> Payment:
    """The payment of the customer of this number."""
    return Payment(lines or LINES, f"customer-{number}", f"session-{number}")


def enqueue(outbox: PaymentOutbox, count: int) -> list[int]:
    """So many orders, order-1 and so on; gives their numbers."""
    return [outbox.enqueue(f"order-{each}", payment(each)) for each in range(1, count + 1)]


def let_pass(outbox: PaymentOutbox, seconds: float) -> None:
    """Makes everything in the outbox so much older: leases end, and what waits falls due."""
    columns = ("due", "created", "since", "changed")
    older = {name: PAYMENT.c[name] - seconds for name in columns}
    with outbox.engine.begin() as connection:
        connection.execute(update(PAYMENT).values(older))


def one(outbox: PaymentOutbox, order: str = "order-1") -> Entry:
    """The payment of this order, which is there."""
    entry = outbox.state(order)
    assert entry is not None
    return entry
