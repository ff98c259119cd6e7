"""A worker, in either database, with a running cluster: what becomes of what it delivers."""

import logging
from datetime import timedelta

import pytest

from elevate_tag.payments import (
    Accepted,
    PaymentClient,
    PaymentOutbox,
    State,
    Worker,
)
from elevate_tag.payments.outbox.claims import Claims
from elevate_tag.payments.patience import DAY, HOUR
from elevate_tag.sandbox.cluster.faults import NONE, Fault
from tests.payments.harness.clients import Silent
from tests.payments.harness.cluster import API_KEY, Cluster
from tests.payments.harness.orders import LINES, WRONG, enqueue, let_pass, one, payment


def test_what_is_due_is_delivered(
    outbox: PaymentOutbox, cluster: Cluster, client: PaymentClient
) -> None:
    """Each once, in batches, and then nothing more."""
    enqueue(outbox, 25)
    worker = Worker(outbox, client, batch=10)
    assert [worker.run_once() for _ in range(4)] == [10, 10, 5, 0]
    assert outbox.counts()[State.DELIVERED] == 25
    assert cluster.taken() == {f"customer-{number}": 1 for number in range(1, 26)}
    assert cluster.arrivals()[0].body == payment().body()


def test_wrong_lines_are_left_over_and_alone_sent_again(
    outbox: PaymentOutbox, cluster: Cluster, client: PaymentClient, caplog: pytest.LogCaptureFixture
) -> None:
    """The others are not told twice."""
    outbox.enqueue("order-1", payment(1, *LINES, WRONG))
    Worker(outbox, client).run_once()
    entry = one(outbox)
    assert (entry.state, entry.left) == (State.PARTLY, (1,))
    assert "P9-none" in entry.reason
    assert "order order-1 was taken in part" in caplog.text
    outbox.requeue("order-1")
    Worker(outbox, client).run_once()
    assert (one(outbox).state, one(outbox).left) == (State.DEAD, (1,))
    assert b"P1-sand" not in cluster.arrivals()[-1].body


def test_a_refused_payment_is_dead_until_somebody_requeues_it(
    outbox: PaymentOutbox, cluster: Cluster, client: PaymentClient, caplog: pytest.LogCaptureFixture
) -> None:
    """With the reason kept."""
    outbox.enqueue("order-1", payment(1, WRONG))
    worker = Worker(outbox, client)
    assert worker.run_once() == 1
    let_pass(outbox, 30 * DAY)
    assert worker.run_once() == 0
    assert (one(outbox).state, one(outbox).tries) == (State.DEAD, 1)
    assert "P9-none" in one(outbox).reason
    assert "order order-1 is given up" in caplog.text
    outbox.requeue("order-1")
    assert worker.run_once() == 1
    assert len(cluster.arrivals()) == 2


def test_a_busy_cluster_is_asked_again_later(
    outbox: PaymentOutbox, cluster: Cluster, client: PaymentClient
) -> None:
    """Until it takes the payment."""
    cluster.fail(Fault(status=503))
    enqueue(outbox, 3)
    worker = Worker(outbox, client)
    assert worker.run_once() == 3
    for tries in range(1, 4):
        assert one(outbox).tries == tries
        assert one(outbox).reason.startswith("the cluster answered 503")
        assert one(outbox).state == State.WAITING
        let_pass(outbox, HOUR)
        if tries == 3:
            cluster.fail(NONE)
        assert worker.run_once() == 3
    assert outbox.counts()[State.DELIVERED] == 3
    assert one(outbox).reason == ""
    assert cluster.taken() == {f"customer-{number}": 1 for number in (1, 2, 3)}


def test_retry_after_stops_the_worker_too(
    outbox: PaymentOutbox, cluster: Cluster, client: PaymentClient
) -> None:
    """The rest of its batch is given back unsent, for whoever may send it."""
    cluster.fail(Fault(status=429, retry_after=100))
    enqueue(outbox, 5)
    worker = Worker(outbox, client)
    assert [worker.run_once(), worker.run_once()] == [1, 0]
    assert len(cluster.arrivals()) == 1
    assert outbox.counts()[State.WAITING] == 5
    let_pass(outbox, 99)
    assert len(Claims(outbox, "other", 60).claim(10)) == 4


def test_what_stays_unanswered_is_given_up(outbox: PaymentOutbox) -> None:
    """After a week, or so many tries; requeued, it has a week again."""
    enqueue(outbox, 1)
    worker = Worker(outbox, Silent())
    for _ in range(7):
        worker.run_once()
        assert one(outbox).state == State.WAITING
        let_pass(outbox, DAY)
    worker.run_once()
    assert one(outbox).state == State.DEAD
    assert one(outbox).reason == "given up after 8 tries: no answer: down"
    outbox.requeue("order-1")
    worker.run_once()
    assert (one(outbox).state, one(outbox).tries) == (State.WAITING, 1)


def test_what_waited_for_no_fault_of_its_own_has_all_the_patience_yet(
    outbox: PaymentOutbox,
) -> None:
    """The worker was off, or its key wrong: the week begins with its first failed try."""
    enqueue(outbox, 1)
    let_pass(outbox, 8 * DAY)
    assert outbox.oldest() >= 8 * DAY
    worker = Worker(outbox, Silent())
    for _ in range(7):
        worker.run_once()
        assert one(outbox).state == State.WAITING
        let_pass(outbox, DAY)
    assert one(outbox).since - one(outbox).created >= timedelta(days=8)
    worker.run_once()
    assert (one(outbox).state, one(outbox).tries) == (State.DEAD, 8)


def test_old_payments_are_pruned_by_the_way(outbox: PaymentOutbox, client: PaymentClient) -> None:
    """And not before they are old."""
    enqueue(outbox, 2)
    Worker(outbox, client).run_once()
    let_pass(outbox, 29 * DAY)
    Worker(outbox, client).run_once()
    assert len(outbox.list()) == 2
    let_pass(outbox, 2 * DAY)
    Worker(outbox, client).run_once()
    assert len(outbox.list()) == 0


def test_no_log_names_a_visitor(
    outbox: PaymentOutbox, cluster: Cluster, caplog: pytest.LogCaptureFixture
) -> None:
    """Orders are named; who placed them is nobody's business there."""
    caplog.set_level(logging.INFO, logger="elevate_tag")
    enqueue(outbox, 1)
    Worker(outbox, Silent()).run_once()
    assert "order order-1 waits" in caplog.text
    assert "customer-1" not in caplog.text
    assert "session-1" not in caplog.text


def test_the_key_of_the_tests_is_the_cluster_s(client: PaymentClient) -> None:
    """Or nothing here would mean anything."""
    assert client.notify(LINES, "c", "s") == Accepted()
    assert API_KEY not in repr(client)
