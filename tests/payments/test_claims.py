"""Claims: a payment is one worker's, for as long as its lease lasts."""

import pytest
from sqlalchemy import select

from elevate_tag.payments import PaymentOutbox, State
from elevate_tag.payments.outbox.claims import Claims
from elevate_tag.payments.outbox.tables import PAYMENT
from elevate_tag.payments.verdict import Verdict
from tests.payments.harness.orders import enqueue, let_pass
from tests.payments.harness.postgresql import PostgreSQL

LEASE = 60.0


@pytest.fixture
def one(outbox: PaymentOutbox) -> Claims:
    """A worker's claims."""
    return Claims(outbox, "one", LEASE)


@pytest.fixture
def other(outbox: PaymentOutbox) -> Claims:
    """Another's."""
    return Claims(outbox, "other", LEASE)


def test_what_one_worker_claims_no_other_gets(
    outbox: PaymentOutbox, one: Claims, other: Claims
) -> None:
    """The longest due first, so many at a time."""
    enqueue(outbox, 5)
    assert [entry.order_id for entry in one.claim(3)] == ["order-1", "order-2", "order-3"]
    assert [entry.order_id for entry in other.claim(3)] == ["order-4", "order-5"]
    assert list(other.claim(3)) == list(one.claim(3)) == []
    assert outbox.counts()[State.SENDING] == 5


def test_a_claim_ends_with_its_lease(outbox: PaymentOutbox, one: Claims, other: Claims) -> None:
    """Then the payment is anybody's, and the first can no longer settle it."""
    enqueue(outbox, 1)
    (entry,) = one.claim(1)
    let_pass(outbox, LEASE - 10)
    assert list(other.claim(1)) == []
    let_pass(outbox, 10)
    (again,) = other.claim(1)
    assert (again.id, again.tries) == (entry.id, 0)
    assert not one.settle(entry, Verdict(State.DEAD, "too late"))
    assert other.settle(again, Verdict(State.DELIVERED))
    assert outbox.counts()[State.DELIVERED] == 1


def test_a_claim_that_is_renewed_goes_on(outbox: PaymentOutbox, one: Claims, other: Claims) -> None:
    """For a whole lease from then on, and nobody else's with it."""
    enqueue(outbox, 2)
    one.claim(1)
    other.claim(1)
    let_pass(outbox, LEASE - 10)
    one.renew([1])
    let_pass(outbox, 20)
    assert [entry.order_id for entry in one.claim(2)] == ["order-2"]


def test_what_is_given_back_is_due_at_once(
    outbox: PaymentOutbox, one: Claims, other: Claims
) -> None:
    """And nobody else's is."""
    enqueue(outbox, 2)
    one.claim(1)
    other.claim(1)
    one.release([1, 2])
    assert [entry.order_id for entry in other.claim(2)] == ["order-1"]


def test_what_waits_is_not_due_before_its_time(outbox: PaymentOutbox, one: Claims) -> None:
    """With its failed tries counted, and the reason of the last."""
    enqueue(outbox, 1)
    for tries in (1, 2):
        (entry,) = one.claim(1)
        assert entry.tries == tries - 1
        one.settle(entry, Verdict(State.WAITING, "busy", delay=100, failed=True))
        let_pass(outbox, 90)
        assert list(one.claim(1)) == []
        let_pass(outbox, 10)
    (entry,) = one.claim(1)
    assert (entry.tries, entry.reason) == (2, "busy")


@pytest.mark.parametrize("state", [State.DELIVERED, State.PARTLY, State.DEAD])
def test_what_is_settled_is_not_sent_again(
    outbox: PaymentOutbox, one: Claims, state: State
) -> None:
    """However long it lies there."""
    enqueue(outbox, 1)
    (entry,) = one.claim(1)
    one.settle(entry, Verdict(state, left=(0,) if state == State.PARTLY else None))
    let_pass(outbox, 10**6)
    assert list(one.claim(1)) == []
    settled = outbox.state("order-1")
    assert settled is not None
    assert (settled.state, settled.due) == (state, None)
    assert settled.left == ((0,) if state == State.PARTLY else None)


def test_of_what_is_delivered_no_line_is_left(outbox: PaymentOutbox, one: Claims) -> None:
    """Not even of one that was taken in part before; one that is given up keeps what was left."""
    enqueue(outbox, 2)
    for entry in one.claim(2):
        one.settle(entry, Verdict(State.PARTLY, "unknown", left=(0,)))
    for order in ("order-1", "order-2"):
        outbox.requeue(order)
    delivered, dead = one.claim(2)
    one.settle(delivered, Verdict(State.DELIVERED))
    one.settle(dead, Verdict(State.DEAD, "no"))
    assert [entry.left for entry in outbox.list()] == [(0,), None]


def test_only_what_the_cluster_has_is_pruned(outbox: PaymentOutbox, one: Claims) -> None:
    """After the time that it is kept; its number is not given again."""
    numbers = enqueue(outbox, 5)
    states = (State.DELIVERED, State.PARTLY, State.DEAD, State.WAITING)
    for entry, state in zip(one.claim(4), states, strict=True):
        one.settle(entry, Verdict(state))
    let_pass(outbox, 100)
    assert one.prune(110) == 0
    assert one.prune(90) == 2
    left = dict.fromkeys(State, 0) | {State.DEAD: 1, State.WAITING: 2}
    assert outbox.counts() == left
    let_pass(outbox, 10**9)
    assert one.prune(0) == 0
    outbox.engine.dispose()
    assert max(enqueue(outbox, 1)) > max(numbers)


def test_a_row_that_somebody_holds_keeps_no_worker_waiting(
    postgresql: PostgreSQL, schema: str
) -> None:
    """On PostgreSQL, whose rows can be held: the others are claimed meanwhile."""
    outbox = PaymentOutbox(postgresql.url(schema) + "%20-clock_timeout%3D2s")
    outbox.create()
    enqueue(outbox, 3)
    with outbox.engine.connect() as holder:
        holder.execute(select(PAYMENT.c.id).where(PAYMENT.c.id == 1).with_for_update())
        claimed = Claims(outbox, "one", LEASE).claim(3)
    assert [entry.id for entry in claimed] == [2, 3]
    outbox.close()
