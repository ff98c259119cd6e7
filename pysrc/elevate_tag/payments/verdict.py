"""What becomes of a payment after a try. Pure, but for the chance in the delay.

every line taken             delivered
some lines taken             partly
this payment refused         dead
every payment refused        waits, the worker rests: a wrong key or market is no order's fault
no answer, "later"           waits, or dead once the patience is over
"""

from dataclasses import dataclass
from random import Random

from elevate_tag.payments.answer import Accepted, Answer, PartlyAccepted
from elevate_tag.payments.errors import PaymentError, PaymentRefused, PaymentUnanswered
from elevate_tag.payments.outbox.entry import Entry, State
from elevate_tag.payments.patience import Patience

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


def judge(entry: Entry, outcome: Outcome, patience: Patience, chance: Random) -> Verdict:
    """The verdict on `entry`, as it was when it was claimed."""
    match outcome:
        case Accepted():
            return Verdict(State.DELIVERED)
        case PartlyAccepted(refused, reason):
            sent = range(len(entry.payment.lines)) if entry.left is None else entry.left
            return Verdict(State.PARTLY, reason, left=tuple(sent[place] for place in refused))
        case PaymentRefused() if outcome.everyone:
            return Verdict(State.WAITING, str(outcome), rest=patience.pause)
        case PaymentRefused() | PaymentError():
            return Verdict(State.DEAD, str(outcome), failed=True)
        case PaymentUnanswered():
            return _unanswered(entry, outcome, patience, chance)


def _unanswered(
    entry: Entry, outcome: PaymentUnanswered, patience: Patience, chance: Random
) -> Verdict:
    tries = entry.tries + 1
    age = (entry.changed - entry.since).total_seconds()
    if patience.is_over(tries, age):
        reason = f"given up after {tries} tries: {outcome}"
        return Verdict(State.DEAD, reason, failed=True, rest=outcome.retry_after or 0.0)
    asked = outcome.retry_after or 0.0
    delay = max(patience.delay(tries, chance), asked)
    return Verdict(State.WAITING, str(outcome), delay, failed=True, rest=asked)
