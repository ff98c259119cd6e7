"""The outbox, in either database: what goes in, what comes of it, and what people may do."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from elevate_tag.payments import (
    OutboxError,
    Payment,
    PaymentError,
    PaymentLine,
    PaymentOutbox,
    State,
)
from elevate_tag.payments.outbox.claims import Claims
from elevate_tag.payments.verdict import Verdict
from tests.payments.harness.orders import LINES, enqueue, let_pass, payment

LEASE = 60.0


def settle(outbox: PaymentOutbox, verdict: Verdict) -> None:
    """Has a worker claim the next payment, and come to this verdict."""
    claims = Claims(outbox, "worker", LEASE)
    (entry,) = claims.claim(1)
    assert claims.settle(entry, verdict)


def test_what_is_enqueued_waits_as_it_is(outbox: PaymentOutbox) -> None:
    """To the digit, and due at once."""
    lines = [PaymentLine('ø"', 2, Decimal("15.20"), Decimal("39.0")), PaymentLine("P2", 1)]
    number = outbox.enqueue("order/1 ø", Payment(lines, "c", "s"))
    entry = outbox.state(number)
    assert entry is not None
    assert entry == outbox.state("order/1 ø")
    assert (entry.id, entry.order_id, entry.state) == (number, "order/1 ø", State.WAITING)
    assert (entry.tries, entry.reason, entry.left) == (0, "", None)
    assert entry.payment == Payment(lines, "c", "s")
    assert entry.payment.body() == Payment(lines, "c", "s").body()
    assert entry.due == entry.created == entry.since == entry.changed
    assert abs(datetime.now(UTC) - entry.created) < timedelta(seconds=30)


def test_the_same_order_twice_is_one(outbox: PaymentOutbox) -> None:
    """Also if its amounts are written with other zeros, and once it is delivered."""
    number = outbox.enqueue("order-1", payment(1, PaymentLine("P1", 1, Decimal("1.0"))))
    again = payment(1, PaymentLine("P1", 1, Decimal("1.00")))
    assert outbox.enqueue("order-1", again) == number
    settle(outbox, Verdict(State.DELIVERED))
    assert outbox.enqueue("order-1", again) == number
    assert outbox.counts()[State.DELIVERED] == 1
    assert len(outbox.list()) == 1


@pytest.mark.parametrize(
    "other", [payment(2), payment(1, *LINES, *LINES), Payment(LINES, "customer-1", "another")]
)
def test_another_payment_under_the_same_order_is_refused(
    outbox: PaymentOutbox, other: Payment
) -> None:
    """The first stays."""
    number = outbox.enqueue("order-1", payment())
    with pytest.raises(PaymentError) as caught:
        outbox.enqueue("order-1", other)
    assert caught.value.field == "order_id"
    assert str(caught.value).startswith(
        f"order_id 'order-1' has another payment already (number {number}, waiting), which stays"
    )
    entry = outbox.state("order-1")
    assert entry is not None
    assert entry.payment == payment()


@pytest.mark.parametrize("order_id", ["", " ", "a\0b", "x" * 1001])
def test_an_order_needs_an_id(outbox: PaymentOutbox, order_id: str) -> None:
    """One that either database can keep."""
    with pytest.raises(PaymentError) as caught:
        outbox.enqueue(order_id, payment())
    assert caught.value.field == "order_id"


def test_what_there_is_not_is_none(outbox: PaymentOutbox) -> None:
    """By number or by order; the order "1" is not the number 1."""
    outbox.enqueue("order-1", payment())
    assert outbox.state(99) is None
    assert outbox.state("1") is None


def test_they_are_listed_from_the_newest(outbox: PaymentOutbox) -> None:
    """By state, so many at a time, page by page."""
    enqueue(outbox, 5)
    settle(outbox, Verdict(State.DEAD, "given up"))
    orders = [entry.order_id for entry in outbox.list(limit=3)]
    assert orders == ["order-5", "order-4", "order-3"]
    older = outbox.list(limit=3, before=outbox.list(limit=3)[-1].id)
    assert [entry.order_id for entry in older] == ["order-2", "order-1"]
    assert [entry.reason for entry in outbox.list("dead")] == ["given up"]
    assert len(outbox.list(State.WAITING)) == 4
    with pytest.raises(OutboxError, match="state is 'sent': allowed are waiting, sending, deliv"):
        outbox.list("sent")


def test_states_are_counted_and_the_oldest_is_known(outbox: PaymentOutbox) -> None:
    """For those who watch over it."""
    assert outbox.counts() == dict.fromkeys(State, 0)
    assert outbox.oldest() == 0.0
    enqueue(outbox, 3)
    let_pass(outbox, 100)
    enqueue(outbox, 4)
    settle(outbox, Verdict(State.DELIVERED))
    assert outbox.counts() == dict.fromkeys(State, 0) | {State.WAITING: 3, State.DELIVERED: 1}
    assert 100 <= outbox.oldest() < 130


def test_outboxes_of_one_database_do_not_meet(open_outbox: Callable[..., PaymentOutbox]) -> None:
    """One for each market."""
    uk, se = open_outbox(name="UK"), open_outbox(name="SE")
    uk.create()
    number = uk.enqueue("order-1", payment(1))
    se.enqueue("order-1", payment(2))
    assert Claims(se, "worker", LEASE).claim(10)[0].customer_key == "customer-2"
    assert uk.counts()[State.WAITING] == 1
    assert se.state(number) is None
    with pytest.raises(OutboxError, match="no payment 1 in outbox 'SE'"):
        se.requeue(1)


@pytest.mark.parametrize("state", [State.DEAD, State.PARTLY, State.WAITING])
def test_what_is_not_delivered_can_be_requeued(outbox: PaymentOutbox, state: State) -> None:
    """It is due at once, and as patient as a new one; of a partly taken one, what is left."""
    (number,) = enqueue(outbox, 1)
    left = (0,) if state == State.PARTLY else None
    settle(outbox, Verdict(state, "a reason", delay=1000, failed=True, left=left))
    let_pass(outbox, 10)
    again = outbox.requeue(number)
    assert (again.state, again.tries, again.left) == (State.WAITING, 0, left)
    assert again.since > again.created
    assert again.reason == "a reason"
    assert [entry.id for entry in Claims(outbox, "worker", LEASE).claim(10)] == [number]


def test_what_would_count_twice_cannot_be_requeued(outbox: PaymentOutbox) -> None:
    """Nor what there is not."""
    enqueue(outbox, 1)
    Claims(outbox, "worker", LEASE).claim(1)
    with pytest.raises(OutboxError, match="payment 'order-1' is sending: only dead, partly"):
        outbox.requeue("order-1")
    let_pass(outbox, LEASE)
    settle(outbox, Verdict(State.DELIVERED))
    with pytest.raises(OutboxError, match="payment 'order-1' is delivered"):
        outbox.requeue("order-1")
    with pytest.raises(OutboxError, match="there is no payment 'order-2' in outbox 'main'"):
        outbox.requeue("order-2")
