"""A worker in a thread, when all is not well."""

import threading
from collections.abc import Iterable
from pathlib import Path

import pytest

from elevate_tag.payments import (
    Accepted,
    Answer,
    Payment,
    PaymentLine,
    PaymentOutbox,
    PaymentRefused,
    Worker,
)
from elevate_tag.payments.background import Background


class Held:
    """A client that answers when told to, and says when it was asked."""

    def __init__(self) -> None:
        self.asked = threading.Event()
        self.may_answer = threading.Event()

    def notify(self, lines: Iterable[PaymentLine], customer_key: str, session_key: str) -> Answer:
        """As `PaymentClient.notify`."""
        self.asked.set()
        self.may_answer.wait(20)
        if customer_key == "refused":
            raise PaymentRefused(403)
        return Accepted()


@pytest.fixture
def outbox(tmp_path: Path) -> PaymentOutbox:
    """An outbox whose tables were not made."""
    return PaymentOutbox(tmp_path / "payments.db")


def enqueue(outbox: PaymentOutbox, order_id: str, customer_key: str = "c") -> None:
    """One payment, in tables that are made if need be."""
    outbox.create()
    outbox.enqueue(order_id, Payment([PaymentLine("P1", 1)], customer_key, "s"))


def test_a_worker_that_ended_by_itself_is_seen_and_told(
    outbox: PaymentOutbox, caplog: pytest.LogCaptureFixture
) -> None:
    """The log has the reason."""
    with Background(Worker(outbox, Held())) as background:
        while background.alive:
            pass
    assert "the worker ended: no payment is delivered" in caplog.text
    assert "has no tables of the outbox" in caplog.text


def test_what_is_under_way_is_brought_to_its_end(outbox: PaymentOutbox) -> None:
    """Then it is written down, and nothing else is begun."""
    client = Held()
    for order_id in ("A", "B"):
        enqueue(outbox, order_id)
    with Background(Worker(outbox, client)) as background:
        assert client.asked.wait(20)
        threading.Timer(0.2, client.may_answer.set).start()
    assert not background.alive
    assert [entry.state for entry in outbox.list()] == ["waiting", "delivered"]


def test_what_takes_too_long_is_left_behind(outbox: PaymentOutbox) -> None:
    """Its lease ends by itself."""
    client = Held()
    enqueue(outbox, "A")
    with Background(Worker(outbox, client), stops_within=0.05) as background:
        assert client.asked.wait(20)
    assert background.alive
    assert [entry.state for entry in outbox.list()] == ["sending"]
    client.may_answer.set()
    while background.alive:
        pass


def test_trouble_is_the_worker_s(outbox: PaymentOutbox) -> None:
    """Such as a wrong Api-Key."""
    client = Held()
    client.may_answer.set()
    enqueue(outbox, "A", "refused")
    with Background(Worker(outbox, client)) as background:
        while not background.trouble:
            assert background.alive
    assert "Api-Key" in background.trouble
