"""`PaymentClient` for asyncio (and trio): the same, awaited."""

from collections.abc import Iterable
from types import TracebackType
from typing import Self

import httpx

from elevate_tag.payments.answer import Answer
from elevate_tag.payments.cluster import NEWER_HOST
from elevate_tag.payments.connection import HEADERS, LONGEST_ANSWER, TIMEOUT, Connection
from elevate_tag.payments.errors import PaymentUnanswered
from elevate_tag.payments.line import PaymentLine
from elevate_tag.payments.payment import Payment


class AsyncPaymentClient:
    """As `PaymentClient`, whose words hold here; `async with` closes its connections."""

    def __init__(
        self,
        cluster: str,
        api_key: str,
        market: str,
        *,
        timeout: float = TIMEOUT,
        api_base: str = NEWER_HOST,
    ) -> None:
        self._connection = Connection(cluster, api_key, market, api_base)
        self._http = httpx.AsyncClient(
            auth=self._connection,
            headers=HEADERS,
            timeout=timeout,
            trust_env=self._connection.trust_env,
        )

    def __repr__(self) -> str:
        return f"AsyncPaymentClient({self._connection!r})"

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()

    async def notify(
        self, lines: Iterable[PaymentLine], customer_key: str, session_key: str
    ) -> Answer:
        """As `PaymentClient.notify`."""
        payment = Payment(tuple(lines), customer_key, session_key)
        outcome = await self._send(payment)
        if isinstance(outcome, PaymentUnanswered):
            raise outcome
        return self._connection.answer(*outcome, payment)

    async def close(self) -> None:
        """Closes the connections."""
        await self._http.aclose()

    async def _send(self, payment: Payment) -> tuple[httpx.Response, bytes] | PaymentUnanswered:
        url, body = self._connection.url(payment), bytearray()
        try:
            async with self._http.stream("POST", url, content=payment.body()) as response:
                async for chunk in response.aiter_bytes():
                    body += chunk
                    if len(body) >= LONGEST_ANSWER:
                        break
                return response, bytes(body)
        except httpx.HTTPError as error:
            return self._connection.unanswered(error)
