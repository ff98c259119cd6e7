"""The worker that tells the cluster of the shop's payments, beside the shop, in its process.

A shop that has more to do would run it in one of its own: nothing here is the worker's but the
outbox and the Api-Key.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from elevate_tag.payments import PaymentClient, PaymentOutbox, Worker
from elevate_tag.payments.background import Background
from elevate_tag.sandbox.shop.settings import ShopSettings

POLL = 0.2
"""Seconds until the worker looks again: in a demo one watches the ledger."""

TIMEOUT = 1.0
"""Seconds for each step to the answer: the cluster is beside the shop."""

STOPS_WITHIN = 3.0
"""Seconds that a stopping shop waits for the payment under way; after that it is sent again when
the shop is started the next time."""


def client_of(settings: ShopSettings) -> PaymentClient:
    """The client for the shop's cluster; raises `PaymentError` for an Api-Key that is none."""
    return PaymentClient(
        settings.cluster_origin, settings.api_key, settings.market, timeout=TIMEOUT
    )


@contextmanager
def telling(outbox: PaymentOutbox, client: PaymentClient) -> Iterator[None]:
    """Delivers while the block runs, and closes the client."""
    with client, Background(Worker(outbox, client, poll=POLL), stops_within=STOPS_WITHIN):
        yield
