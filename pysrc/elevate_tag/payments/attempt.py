"""One try to deliver a payment, whatever comes of it."""

import logging
from collections.abc import Iterable
from typing import Protocol

from elevate_tag.payments.answer import Answer
from elevate_tag.payments.errors import PaymentError, PaymentRefused, PaymentUnanswered
from elevate_tag.payments.line import PaymentLine
from elevate_tag.payments.outbox.entry import Entry
from elevate_tag.payments.verdict import Outcome

LOG = logging.getLogger(__name__)


class Client(Protocol):
    """What a worker delivers with: `PaymentClient`, or something like it."""

    def notify(self, lines: Iterable[PaymentLine], customer_key: str, session_key: str) -> Answer:
        """As `PaymentClient.notify`."""


def attempt(client: Client, entry: Entry) -> Outcome:
    """What came of it; raises nothing, for one payment must not hold up all others."""
    try:
        return client.notify(entry.to_send, entry.customer_key, entry.session_key)
    except (PaymentError, PaymentRefused, PaymentUnanswered) as outcome:
        return outcome
    except Exception as error:
        LOG.exception("order %s: the client failed", entry.order_id)
        return PaymentUnanswered(0, f"the client failed: {type(error).__name__}")
