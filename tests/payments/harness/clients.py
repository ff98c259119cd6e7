"""Clients: both as one, for tests that hold for both, and one whose cluster never answers."""

import asyncio
from collections.abc import Callable, Iterable, Sequence

from elevate_tag.payments import (
    Answer,
    AsyncPaymentClient,
    Payment,
    PaymentClient,
    PaymentLine,
    PaymentUnanswered,
)
from tests.payments.harness.cluster import API_KEY, MARKET

Notify = Callable[..., Answer]


def at_once(
    cluster: str, payment: Payment, *, api_key: str = API_KEY, market: str = MARKET
) -> Answer:
    """Notifies with `PaymentClient`."""
    with PaymentClient(cluster, api_key, market, timeout=2.0) as client:
        return client.notify(payment.lines, payment.customer_key, payment.session_key)


def awaited(
    cluster: str, payment: Payment, *, api_key: str = API_KEY, market: str = MARKET
) -> Answer:
    """Notifies with `AsyncPaymentClient`."""

    async def notify() -> Answer:
        async with AsyncPaymentClient(cluster, api_key, market, timeout=2.0) as client:
            return await client.notify(payment.lines, payment.customer_key, payment.session_key)

    return asyncio.run(notify())


BOTH: Sequence[Notify] = (at_once, awaited)


class Silent:
    """A client whose cluster never answers."""

    def notify(self, lines: Iterable[PaymentLine], customer_key: str, session_key: str) -> Answer:
        """As if the network were down."""
        raise PaymentUnanswered(0, "down")
