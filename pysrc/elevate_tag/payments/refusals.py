"""Whose fault a refusal is that might be everyone's: a payment's, if others are taken."""

from elevate_tag.payments.answer import Accepted, PartlyAccepted
from elevate_tag.payments.errors import PaymentRefused
from elevate_tag.payments.outbox.entry import Entry
from elevate_tag.payments.verdict import Outcome


class Refusals:
    """What one worker knows of them. Pure.

    Refused, then another is taken, then refused again: that is no wrong Api-Key. It is not written
    down: a worker that is started anew finds out anew.
    """

    def __init__(self) -> None:
        self._taken = 0
        self._first: dict[int, int] = {}

    def is_alone(self, entry: Entry, outcome: Outcome) -> bool:
        """Whether the cluster refused this one, and has taken others since it did so first."""
        if isinstance(outcome, PaymentRefused) and outcome.everyone:
            return self._first.setdefault(entry.id, self._taken) < self._taken
        if isinstance(outcome, Accepted | PartlyAccepted):
            self._taken += 1
            self._first.pop(entry.id, None)
        return False
