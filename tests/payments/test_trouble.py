"""What is wrong with one payment, or with all, and holds up no other, or burns none."""

import logging
import time
from typing import Any

import pytest
from sqlalchemy import event, update

from elevate_tag.payments import (
    Accepted,
    Answer,
    Patience,
    PaymentClient,
    PaymentOutbox,
    PaymentRefused,
    State,
    Worker,
)
from elevate_tag.payments.outbox.tables import PAYMENT
from elevate_tag.payments.patience import DAY, HOUR
from tests.payments.harness.cluster import API_KEY, MARKET, Cluster
from tests.payments.harness.orders import enqueue, let_pass, one

RESTLESS = Patience(pause=0)


def test_a_wrong_key_burns_no_order(
    outbox: PaymentOutbox, cluster: Cluster, client: PaymentClient, caplog: pytest.LogCaptureFixture
) -> None:
    """All wait, one at a time is tried, it is said loudly, and all goes on with the right key."""
    enqueue(outbox, 5)
    with PaymentClient(cluster.url, "wrong", MARKET) as wrong:
        worker = Worker(outbox, wrong, patience=Patience(tries=1, pause=0))
        assert [worker.run_once() for _ in range(10)] == [1] * 10
        assert "set api_key to the one of this cluster" in worker.trouble
    assert len(cluster.arrivals()) == 10
    assert "no payment is delivered until this is put right" in caplog.text
    assert outbox.counts()[State.WAITING] == 5
    assert {entry.tries for entry in outbox.list()} == {0}
    assert {entry.reason for entry in outbox.list(limit=1)} != {""}
    let_pass(outbox, 100 * DAY)
    worker = Worker(outbox, client)
    assert worker.run_once() == 5
    assert outbox.counts()[State.DELIVERED] == 5


def test_a_wrong_market_burns_no_order(
    outbox: PaymentOutbox, cluster: Cluster, client: PaymentClient
) -> None:
    """It is no order's mistake: all wait, one at a time is tried, until it has been put right."""
    enqueue(outbox, 3)
    with PaymentClient(cluster.url, API_KEY, "NO") as wrong:
        worker = Worker(outbox, wrong, patience=RESTLESS)
        assert [worker.run_once() for _ in range(4)] == [1] * 4
        assert "it does not know market 'NO'; set market to one of the data feed" in worker.trouble
    assert len(cluster.arrivals()) == 4
    assert outbox.counts()[State.WAITING] == 3
    assert Worker(outbox, client).run_once() == 3
    assert cluster.taken() == {"customer-1": 1, "customer-2": 1, "customer-3": 1}


def test_a_worker_whose_key_is_right_again_goes_on(
    outbox: PaymentOutbox, cluster: Cluster, client: PaymentClient
) -> None:
    """With whole batches."""
    enqueue(outbox, 5)

    class Changing:
        """Its key is put right at the third try."""

        def __init__(self, wrong: PaymentClient) -> None:
            self.clients = [wrong, wrong]

        def notify(self, *payment: Any) -> Answer:
            """With whichever key it has."""
            now = self.clients.pop() if self.clients else client
            return now.notify(*payment)

    with PaymentClient(cluster.url, "wrong", MARKET) as wrong:
        worker = Worker(outbox, Changing(wrong), patience=RESTLESS)
        assert [worker.run_once() for _ in range(4)] == [1, 1, 1, 4]
    assert worker.trouble == ""


def test_a_worker_rests_while_nothing_can_be_delivered(
    outbox: PaymentOutbox, cluster: Cluster
) -> None:
    """A minute unless told otherwise."""
    enqueue(outbox, 2)
    with PaymentClient(cluster.url, "wrong", MARKET) as wrong:
        worker = Worker(outbox, wrong)
        assert [worker.run_once() for _ in range(5)] == [1, 0, 0, 0, 0]
    assert len(cluster.arrivals()) == 1


class Guarded:
    """A cluster behind a firewall that finds fault with the payments of these customers."""

    def __init__(self, *customers: str) -> None:
        self.customers = customers
        self.asked: list[str] = []
        self.status = 403

    def notify(self, lines: Any, customer_key: str, session_key: str) -> Answer:
        """As `PaymentClient.notify`."""
        self.asked.append(customer_key)
        if customer_key in self.customers:
            raise PaymentRefused(self.status, f"incident {len(self.asked)}")
        return Accepted()


def after_its_rest(worker: Worker) -> None:
    """Has it try what is due as soon as it may."""
    ends = time.monotonic() + 5
    while not worker.run_once():
        assert time.monotonic() < ends


SHORT = Patience(pause=0.2, first=HOUR, tries=3)


def test_who_is_refused_alone_lets_another_be_tried_next(outbox: PaymentOutbox) -> None:
    """Else it would come first again for ever."""
    enqueue(outbox, 3)
    guarded = Guarded("customer-1")
    worker = Worker(outbox, guarded, patience=SHORT)
    assert worker.run_once() == 1
    waits = one(outbox)
    assert waits.due is not None
    assert (waits.due - waits.changed).total_seconds() == pytest.approx(SHORT.pause, abs=0.01)
    after_its_rest(worker)
    assert guarded.asked == ["customer-1", "customer-2"]
    assert worker.trouble == ""


@pytest.mark.parametrize("status", [403, 404, 405])
def test_who_is_refused_while_others_are_taken_is_given_up_in_the_end(
    outbox: PaymentOutbox, status: int, caplog: pytest.LogCaptureFixture
) -> None:
    """Behind a backoff like others, and without a rest of the worker's."""
    enqueue(outbox, 12)
    guarded = Guarded("customer-1")
    guarded.status = status
    worker = Worker(outbox, guarded, patience=SHORT)
    worker.run_once()
    assert (worker.trouble != "", one(outbox).tries) == (True, 0)
    after_its_rest(worker)
    for tries in range(1, 4):
        let_pass(outbox, 4 * HOUR)
        while worker.run_once() > 1:
            pass
        assert (worker.trouble, one(outbox).tries) == ("", tries)
        assert outbox.counts()[State.DELIVERED] == 11
    assert one(outbox).state == State.DEAD
    assert one(outbox).reason.startswith(
        f"given up after 3 tries: the cluster takes others, but answered {status} to this one: inc"
    )
    assert "order order-1 is given up" in caplog.text


def test_each_that_is_refused_alone_holds_up_the_others_once(outbox: PaymentOutbox) -> None:
    """Two rests, until one is taken; then it is known that it is their own."""
    enqueue(outbox, 10)
    guarded = Guarded("customer-1", "customer-2")
    worker = Worker(outbox, guarded, patience=SHORT)
    for _ in range(3):
        after_its_rest(worker)
    assert (guarded.asked, worker.trouble) == (["customer-1", "customer-2", "customer-3"], "")
    assert worker.run_once() >= 7
    assert outbox.counts()[State.DELIVERED] == 8
    assert worker.trouble == ""


def test_a_key_that_becomes_wrong_gives_up_nobody(outbox: PaymentOutbox) -> None:
    """Not even who was refused alone before: now it is no longer alone."""
    enqueue(outbox, 2)
    guarded = Guarded("customer-1")
    worker = Worker(outbox, guarded, patience=SHORT)
    after_its_rest(worker)
    after_its_rest(worker)
    let_pass(outbox, HOUR)
    after_its_rest(worker)
    assert (worker.trouble, one(outbox).tries) == ("", 1)
    guarded.customers = ("customer-1", "customer-3")
    enqueue(outbox, 3)
    for _ in range(10):
        after_its_rest(worker)
        let_pass(outbox, HOUR)
    assert worker.trouble != ""
    assert guarded.asked.count("customer-1") > 5
    assert (one(outbox).state, one(outbox).tries) == (State.WAITING, 1)


def test_a_client_that_fails_holds_up_no_other_payment(
    outbox: PaymentOutbox, client: PaymentClient, caplog: pytest.LogCaptureFixture
) -> None:
    """What it failed with is logged, and it is tried again like any other."""
    enqueue(outbox, 3)

    class Faulty:
        def notify(self, lines: Any, customer_key: str, session_key: str) -> Answer:
            if customer_key == "customer-2":
                raise RuntimeError("a mistake of ours")
            return client.notify(lines, customer_key, session_key)

    Worker(outbox, Faulty()).run_once()
    assert outbox.counts()[State.DELIVERED] == 2
    assert one(outbox, "order-2").reason == "no answer: the client failed: RuntimeError"
    assert "a mistake of ours" in caplog.text


def test_a_row_that_somebody_broke_is_dead_and_holds_up_no_other(
    outbox: PaymentOutbox, client: PaymentClient
) -> None:
    """It cannot be read, now or later."""
    enqueue(outbox, 3)
    with outbox.engine.begin() as connection:
        broken = update(PAYMENT).where(PAYMENT.c.order_id == "order-2").values(body='{"lines":[]}')
        connection.execute(broken)
    Worker(outbox, client).run_once()
    assert outbox.counts()[State.DELIVERED] == 2
    assert (one(outbox, "order-2").state, one(outbox, "order-2").reason) == (
        State.DEAD,
        "lines is empty: allowed is at least one PaymentLine",
    )


@pytest.mark.parametrize("reason", ["nul \0", "half a pair \ud800"])
def test_a_reason_that_no_database_takes_ends_no_worker(
    outbox: PaymentOutbox,
    client: PaymentClient,
    reason: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What came of the payment is written down without it, and the others are delivered."""
    # The log has it too, which is then no text that one test process could send to another.
    monkeypatch.setattr(logging.getLogger(Worker.__module__), "disabled", True)
    enqueue(outbox, 3)

    class Odd:
        def notify(self, lines: Any, customer_key: str, session_key: str) -> Answer:
            if customer_key == "customer-2":
                raise PaymentRefused(400, reason)
            return client.notify(lines, customer_key, session_key)

    assert Worker(outbox, Odd()).run_once() == 3
    assert outbox.counts()[State.DELIVERED] == 2
    assert one(outbox, "order-2").state == State.DEAD


def test_a_payment_that_cannot_be_written_down_ends_no_worker(
    outbox: PaymentOutbox, cluster: Cluster, client: PaymentClient, caplog: pytest.LogCaptureFixture
) -> None:
    """Nor is it sent again before its lease has ended, whatever else is delivered meanwhile."""
    enqueue(outbox, 3)

    def refuse(_: object, __: object, statement: str, values: Any, *___: object) -> None:
        given = values.values() if isinstance(values, dict) else values
        if "reason=" in statement and 2 in given:
            raise ValueError("not this one")

    event.listen(outbox.engine, "before_cursor_execute", refuse)
    worker = Worker(outbox, client, batch=2)
    assert [worker.run_once() for _ in range(3)] == [2, 1, 0]
    assert outbox.counts()[State.DELIVERED] == 2
    assert one(outbox, "order-2").state == State.SENDING
    assert cluster.taken()["customer-2"] == 1
    assert "order order-2 is delivered, which could not be written down" in caplog.text
    let_pass(outbox, 60)
    assert worker.run_once() == 1
