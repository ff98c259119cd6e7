"""What becomes of a payment after a try. Pure, but for the chance in the delay.

every line taken             delivered
some lines taken             partly
this payment refused         dead
every payment refused        waits, the worker rests: a wrong key or market is no order's fault
so, but others are taken     waits, or dead once the patience is over
no answer, "later"           waits, or dead once the patience is over
"""

from dataclasses import dataclass, replace
from random import Random

from elevate_tag.payments.answer import Accepted, Answer, PartlyAccepted
from elevate_tag.payments.errors import PaymentError, PaymentRefused, PaymentUnanswered
from elevate_tag.payments.outbox.entry import Entry, State
from elevate_tag.payments.patience import HOUR, Patience

LONGEST_REST = HOUR
"""Seconds. If the cluster asks for more, the other payments find out whether that was a mistake."""

Outcome = Answer | PaymentError | PaymentRefused | PaymentUnanswered


@dataclass(frozen=True)
class Verdict:
    """What to write down: due again after `delay` seconds if it waits, a failed try or not.

    `left` are the lines still to be delivered, None for those that there were. For `rest` seconds
    the worker asks nothing of the cluster.
    """

    state: State
    reason: str = ""
    delay: float = 0.0
    failed: bool = False
    left: tuple[int, ...] | None = None
    rest: float = 0.0


def judge(
    entry: Entry, outcome: Outcome, patience: Patience, chance: Random, *, alone: bool = False
) -> Verdict:
    """The verdict on `entry`, as it was when it was claimed.

    `alone` says of a refusal that might be everyone's that the cluster takes others.
    """
    match outcome:
        case Accepted():
            return Verdict(State.DELIVERED)
        case PartlyAccepted(refused, reason):
            sent = range(len(entry.payment.lines)) if entry.left is None else entry.left
            return Verdict(State.PARTLY, reason, left=tuple(sent[place] for place in refused))
        case PaymentRefused() if outcome.everyone and alone:
            return _failed(entry, _of_this_one(outcome), patience, chance, patience.pause)
        case PaymentRefused() if outcome.everyone:
            # It steps behind, so that the next that is tried is another.
            pause = patience.pause
            return Verdict(State.WAITING, str(outcome), delay=pause, rest=pause)
        case PaymentRefused() | PaymentError():
            return Verdict(State.DEAD, str(outcome), failed=True)
        case PaymentUnanswered():
            asked = outcome.retry_after or 0.0
            found = _failed(entry, str(outcome), patience, chance, asked)
            return replace(found, rest=min(asked, LONGEST_REST))


def _failed(entry: Entry, reason: str, patience: Patience, chance: Random, least: float) -> Verdict:
    tries = entry.tries + 1
    age = (entry.changed - entry.since).total_seconds() if entry.tries else 0.0
    if patience.is_over(tries, age):
        return Verdict(State.DEAD, f"given up after {tries} tries: {reason}", failed=True)
    delay = max(patience.delay(tries, chance), least)
    return Verdict(State.WAITING, reason, delay, failed=True)


def _of_this_one(outcome: PaymentRefused) -> str:
    # Not what to do about it: that would be advice for everyone's.
    said = f": {outcome.reason}" if outcome.reason else ""
    return f"the cluster takes others, but answered {outcome.status} to this one{said}"
