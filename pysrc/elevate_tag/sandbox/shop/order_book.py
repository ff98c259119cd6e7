"""The shop's own database: its orders, and beside them the outbox of their payments.

An order and its payment are written in one transaction: neither can be there without the other.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from elevate_tag.payments import Payment, PaymentOutbox
from elevate_tag.sandbox.shop.checkout_form import Buyer
from elevate_tag.sandbox.shop.orders import Order, OrderLine

_TABLE = """
CREATE TABLE IF NOT EXISTS shop_order (
    order_id TEXT PRIMARY KEY,
    name     TEXT NOT NULL,
    email    TEXT NOT NULL,
    address  TEXT NOT NULL,
    lines    TEXT NOT NULL,
    postage  TEXT NOT NULL
)
"""
_BUSY = 30
"""Seconds to wait for another writer."""


@contextmanager
def opened(path: Path | None) -> Iterator["OrderBook"]:
    """The book in this file, or in one that is gone when the block ends."""
    with TemporaryDirectory(prefix="nordhem-", ignore_cleanup_errors=True) as folder:
        book = OrderBook(path or Path(folder) / "shop.db")
        try:
            yield book
        finally:
            book.outbox.close()


class OrderBook:
    """For any thread."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.outbox = PaymentOutbox(path)
        self.outbox.create()
        with self._transaction() as connection:
            connection.execute(_TABLE)

    def place(self, order: Order, payment: Payment) -> None:
        """Keeps both, or neither; an order that is there already stays as it is."""
        lines = [[ln.variant_key, ln.name, ln.quantity, str(ln.price)] for ln in order.lines]
        buyer = (order.buyer.name, order.buyer.email, order.buyer.address)
        row = (order.order_id, *buyer, json.dumps(lines), str(order.postage))
        with self._transaction() as connection:
            insert = "INSERT OR IGNORE INTO shop_order VALUES (?, ?, ?, ?, ?, ?)"
            if connection.execute(insert, row).rowcount:
                self.outbox.enqueue(order.order_id, payment, connection=connection)

    def find(self, order_id: str) -> Order | None:
        """The order of this number; None if there is none."""
        with self._transaction() as connection:
            select = "SELECT * FROM shop_order WHERE order_id = ?"
            row = connection.execute(select, (order_id,)).fetchone()
        if row is None:
            return None
        _, name, email, address, lines, postage = row
        read = (
            OrderLine(key, of, count, Decimal(price)) for key, of, count, price in json.loads(lines)
        )
        return Order(order_id, Buyer(name, email, address), tuple(read), Decimal(postage))

    def payment_state(self, order_id: str) -> str:
        """What has become of the order's payment: `waiting`, `delivered` or what else."""
        entry = self.outbox.state(order_id)
        return entry.state.value if entry else "not there any more"

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        connection = sqlite3.connect(self._path, timeout=_BUSY)
        try:
            with connection:
                yield connection
        finally:
            connection.close()
