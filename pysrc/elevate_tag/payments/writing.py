"""Writes down what came of a payment; one that cannot be written down ends no worker."""

import logging
import threading
from dataclasses import replace
from functools import partial

from elevate_tag.payments.errors import OutboxError
from elevate_tag.payments.insist import insist
from elevate_tag.payments.outbox.away import cause_of, is_away
from elevate_tag.payments.outbox.claims import Claims
from elevate_tag.payments.outbox.entry import Entry
from elevate_tag.payments.verdict import Verdict

LOG = logging.getLogger(__name__)

NO_REASON = "the database could not keep what the cluster said"


def write_down(
    claims: Claims, entry: Entry, verdict: Verdict, stop: threading.Event | None
) -> None:
    """As soon as the database takes it; raises what keeps it away once `insist` gives up.

    What it refuses it is given again without the reason, the one text in it that is not ours. What
    it refuses then too stays claimed until the lease ends.
    """
    plain = replace(verdict, reason=NO_REASON if verdict.reason else "")
    for each in (verdict, plain):
        try:
            settled = insist(partial(claims.settle, entry, each), stop)
        except Exception as error:
            if is_away(error) or isinstance(error, OutboxError):
                _tell_lost(entry, verdict)
                raise
            # No traceback, and not its text: they may show visitors' keys.
            kind = type(cause_of(error)).__name__
            LOG.warning("order %s: the database refused what came of it: %s", entry.order_id, kind)
        else:
            if not settled:
                LOG.warning("order %s: its lease had ended, it may be sent twice", entry.order_id)
            return
    _tell_lost(entry, verdict)


def _tell_lost(entry: Entry, verdict: Verdict) -> None:
    LOG.error(
        "order %s is %s, which could not be written down: when the lease ends it is sent again, "
        "and may count twice",
        entry.order_id,
        verdict.state,
    )
