"""Delivers what the outbox holds, until told to stop, and survives all that can be survived."""

import logging
import threading
import time
import uuid
from random import Random

from elevate_tag.payments.attempt import Client, attempt
from elevate_tag.payments.errors import PaymentError, PaymentRefused, PaymentUnanswered
from elevate_tag.payments.lease import Lease
from elevate_tag.payments.outbox.away import cause_of, is_away
from elevate_tag.payments.outbox.box import PaymentOutbox
from elevate_tag.payments.outbox.claims import Claims
from elevate_tag.payments.outbox.entry import Entry, State
from elevate_tag.payments.patience import DAY, HOUR, Patience
from elevate_tag.payments.refusals import Refusals
from elevate_tag.payments.verdict import Outcome, Verdict, judge
from elevate_tag.payments.writing import write_down

LOG = logging.getLogger(__name__)

DATABASE_REST = 5.0
"""Seconds until a database that is away is asked again."""


class Worker:
    """One worker; any number may work on one outbox, on PostgreSQL from any number of machines.

    It claims up to `batch` payments at a time for `lease` seconds, which it renews while it lives:
    so long do the payments of a killed worker wait for another. With nothing due it looks again
    after `poll` seconds. What the cluster has had for `keep` seconds is deleted; until then its
    order id is known.

    `trouble` says what keeps it from delivering anything, such as a wrong Api-Key; "" if nothing
    does.
    """

    def __init__(
        self,
        outbox: PaymentOutbox,
        client: Client,
        *,
        patience: Patience | None = None,
        batch: int = 10,
        lease: float = 60.0,
        poll: float = 1.0,
        keep: float = 30 * DAY,
    ) -> None:
        if not (batch >= 1 and lease > 0 and poll > 0 and keep >= 0):
            raise ValueError(
                f"batch={batch!r}, lease={lease!r}, poll={poll!r}, keep={keep!r}: allowed are a "
                "batch of 1 or more, seconds above 0, and keep of 0 or more"
            )
        self.trouble = ""
        self._claims = Claims(outbox, uuid.uuid4().hex, lease)
        self._client = client
        self._patience = patience or Patience()
        self._batch = batch
        self._lease = lease
        self._poll = poll
        self._keep = keep
        self._chance = Random()  # noqa: S311 (chance, not secrecy)
        self._refusals = Refusals()
        self._rests_until = 0.0
        self._prunes_at = 0.0

    def run(self, stop: threading.Event) -> None:
        """Works until `stop` is set; what is claimed and not sent by then is given back.

        Goes on when the database is away for a while. What the cluster answered last is written
        down all the same: see `insist`. Raises `OutboxError` for a database that is none.
        """
        while not stop.is_set():
            try:
                tried = self.run_once(stop)
            except Exception as error:
                if not is_away(error):
                    raise
                # No traceback: of an engine of the shop's it may show visitors' keys.
                LOG.error(  # noqa: TRY400
                    "the outbox's database does not answer: %s", cause_of(error)
                )
                stop.wait(DATABASE_REST)
                continue
            if not tried:
                stop.wait(max(self._rests_until - time.monotonic(), self._poll))

    def run_once(self, stop: threading.Event | None = None) -> int:
        """Tries a batch of what is due; gives how many, 0 while it rests or nothing is due."""
        if time.monotonic() < self._rests_until:
            return 0
        self._prune()
        since = time.monotonic()
        # While nothing is taken one payment is enough to find out whether that has changed.
        entries = self._claims.claim(1 if self.trouble else self._batch)
        if not entries:
            return 0
        tried = 0
        with Lease(self._claims, entries, self._lease, since) as lease:
            for entry in entries:
                if (stop and stop.is_set()) or not lease.holds(entry):
                    break
                self._deliver(entry, stop)
                tried += 1
                if self.trouble or time.monotonic() < self._rests_until:
                    break
            if tried < len(entries):
                self._claims.release([entry.id for entry in entries[tried:]])
        return tried

    def _deliver(self, entry: Entry, stop: threading.Event | None) -> None:
        outcome = attempt(self._client, entry)
        # Once others meet the same it is everyone's, whatever was known of this one.
        alone = self._refusals.is_alone(entry, outcome) and not self.trouble
        verdict = judge(entry, outcome, self._patience, self._chance, alone=alone)
        write_down(self._claims, entry, verdict, stop)
        self._rests_until = time.monotonic() + verdict.rest
        self._tell(entry, outcome, verdict, alone)

    def _tell(self, entry: Entry, outcome: Outcome, verdict: Verdict, alone: bool) -> None:
        if isinstance(outcome, PaymentRefused) and outcome.everyone and not alone:
            self.trouble = str(outcome)
            LOG.error("no payment is delivered until this is put right: %s", outcome)
            return
        if self.trouble and not isinstance(outcome, PaymentError | PaymentUnanswered):
            LOG.info("payments are delivered again")
            self.trouble = ""
        if verdict.state == State.DEAD:
            LOG.error("order %s is given up: %s", entry.order_id, verdict.reason)
        elif verdict.state == State.PARTLY:
            LOG.warning("order %s was taken in part: %s", entry.order_id, verdict.reason)
        elif verdict.state == State.WAITING:
            LOG.info("order %s waits %.1f s: %s", entry.order_id, verdict.delay, verdict.reason)

    def _prune(self) -> None:
        if time.monotonic() >= self._prunes_at:
            self._claims.prune(self._keep)
            self._prunes_at = time.monotonic() + HOUR
