"""What becomes of a payment after a try, and when it is tried again."""

from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elevate_tag.payments import (
    Accepted,
    Entry,
    PartlyAccepted,
    Patience,
    PaymentError,
    PaymentLine,
    PaymentRefused,
    PaymentUnanswered,
    State,
)
from elevate_tag.payments.patience import DAY, HOUR
from elevate_tag.payments.verdict import Outcome, Verdict, judge
from tests.payments.harness.orders import payment

PATIENCE = Patience()


def entry(*, tries: int = 0, age: float = 0.0, left: tuple[int, ...] | None = None) -> Entry:
    """A payment of three lines, claimed after so many tries and seconds."""
    three = payment(1, *(PaymentLine(f"P{number}", 1) for number in range(3)))
    row = {
        "id": 1,
        "order_id": "order-1",
        "state": "sending",
        "tries": tries,
        "reason": "",
        "due": 0.0,
        "created": 0.0,
        "since": 0.0,
        "changed": 0.0,
        "left_over": None,
        "customer_key": "c",
        "session_key": "s",
        "body": three.body().decode(),
    }
    found = Entry.of(row)
    return replace(found, changed=found.since + timedelta(seconds=age), left=left)


def verdict(
    outcome: Outcome,
    found: Entry | None = None,
    patience: Patience = PATIENCE,
    *,
    alone: bool = False,
) -> Verdict:
    """On a fresh payment, unless told otherwise."""
    return judge(found or entry(), outcome, patience, Random(1), alone=alone)  # noqa: S311 (chance)


def test_what_was_taken_is_delivered() -> None:
    """Nothing is to be said of it."""
    assert verdict(Accepted()) == Verdict(State.DELIVERED)


def test_of_what_was_partly_taken_the_rest_is_remembered() -> None:
    """With what the cluster said."""
    assert verdict(PartlyAccepted((0, 2), "why")) == Verdict(State.PARTLY, "why", left=(0, 2))


def test_the_rest_of_a_rest_is_told_by_its_place_in_the_order() -> None:
    """Of the lines 0 and 2 the second was refused again: line 2."""
    again = verdict(PartlyAccepted((1,), "why"), entry(left=(0, 2)))
    assert again.left == (2,)
    assert [line.variant_key for line in entry(left=(0, 2)).to_send] == ["P0", "P2"]


@pytest.mark.parametrize("outcome", [PaymentRefused(400, "no"), PaymentError("lines", "is odd")])
def test_a_refused_payment_is_dead(outcome: Outcome) -> None:
    """A repeat cannot help."""
    assert verdict(outcome) == Verdict(State.DEAD, str(outcome), failed=True)


@pytest.mark.parametrize("status", [401, 403, 404, 301])
def test_a_refusal_of_every_payment_kills_none(status: int) -> None:
    """However old it is: it waits, no try counted, and the worker rests."""
    refusal = PaymentRefused(status)
    found = verdict(refusal, entry(tries=1000, age=100 * DAY), Patience(tries=3, pause=7.0))
    assert found == Verdict(State.WAITING, str(refusal), delay=7.0, rest=7.0)


def test_a_refusal_of_one_while_others_are_taken_is_its_own() -> None:
    """It is tried again, not before the pause, until the patience is over; no worker rests."""
    said = "the cluster takes others, but answered 403 to this one: blocked"
    patience = Patience(tries=3, pause=7.0)
    found = verdict(PaymentRefused(403, "blocked"), entry(tries=1), patience, alone=True)
    assert found == Verdict(State.WAITING, said, delay=7.0, failed=True)
    found = verdict(PaymentRefused(403, "blocked"), entry(tries=2), patience, alone=True)
    assert found == Verdict(State.DEAD, f"given up after 3 tries: {said}", failed=True)


def test_what_nobody_answered_waits() -> None:
    """One try more, and the worker goes on with the others."""
    found = verdict(PaymentUnanswered(503, "busy"))
    assert (found.state, found.reason) == (State.WAITING, "the cluster answered 503: busy")
    assert (found.failed, found.rest) == (True, 0.0)
    assert 0 < found.delay <= PATIENCE.first


def test_retry_after_is_honoured_by_the_payment_and_the_worker() -> None:
    """It is of the cluster, not of the payment alone; a longer delay of ours stays."""
    found = verdict(PaymentUnanswered(503, "", 120.0))
    assert (found.delay, found.rest) == (120.0, 120.0)
    late = verdict(PaymentUnanswered(503, "", 1.0), entry(tries=40))
    assert late.delay > 1.0
    assert late.rest == 1.0


def test_retry_after_stops_the_worker_for_an_hour_at_most() -> None:
    """It may be a mistake, and other payments wait too."""
    found = verdict(PaymentUnanswered(503, "", 2 * HOUR))
    assert (found.delay, found.rest) == (2 * HOUR, HOUR)
    dead = verdict(PaymentUnanswered(503, "", 2 * HOUR), patience=Patience(tries=1))
    assert (dead.state, dead.rest) == (State.DEAD, HOUR)


@pytest.mark.parametrize(
    ("patience", "tries", "age", "dead"),
    [
        (Patience(tries=3), 1, 0.0, False),
        (Patience(tries=3), 2, 0.0, True),
        (Patience(), 10_000, 7 * DAY - 1, False),
        (Patience(), 1, 7 * DAY, True),
        (Patience(), 0, 100 * DAY, False),
        (Patience(age=None), 10_000, 1000 * DAY, False),
    ],
)
def test_patience_ends(patience: Patience, tries: int, age: float, dead: bool) -> None:
    """With the number of tries, or with age, whichever is set; never by age at the first try."""
    found = verdict(PaymentUnanswered(0, "away"), entry(tries=tries, age=age), patience)
    assert found.state == (State.DEAD if dead else State.WAITING)
    if dead:
        assert found.reason == f"given up after {tries + 1} tries: no answer: away"


@given(st.integers(1, 10**6), st.integers())
def test_delays_grow_up_to_the_most(tries: int, seed: int) -> None:
    """And are anything below, by chance."""
    delay = PATIENCE.delay(tries, Random(seed))  # noqa: S311 (chance)
    assert 0 <= delay <= min(PATIENCE.first * 2 ** min(tries - 1, 100), PATIENCE.most)


def test_delays_are_spread_over_the_whole_time() -> None:
    """So that what failed together does not come back together."""
    chance = Random(1)  # noqa: S311 (chance)
    delays = [PATIENCE.delay(100, chance) for _ in range(1000)]
    assert min(delays) < 0.01 * HOUR
    assert max(delays) > 0.99 * HOUR
    assert 0.45 * HOUR < sum(delays) / 1000 < 0.55 * HOUR


@pytest.mark.parametrize(
    ("settings", "problem"),
    [
        ({"first": -1.0}, "first is -1.0: allowed are seconds from 0"),
        ({"most": float("nan")}, "most is nan"),
        ({"pause": float("inf")}, "pause is inf"),
        ({"tries": 0}, "tries is 0: allowed is a number above 0, or None"),
        ({"age": 0.0}, "age is 0.0"),
    ],
)
def test_settings_that_make_no_sense_are_refused(settings: dict[str, float], problem: str) -> None:
    """When they are made."""
    with pytest.raises(ValueError, match=problem):
        Patience(**settings)  # type: ignore[arg-type]
