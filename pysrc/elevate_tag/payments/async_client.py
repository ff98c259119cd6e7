"""`PaymentClient` for asyncio (and trio): the same, awaited."""

from collections.abc import Iterable
from typing import Self

import httpx

from elevate_tag.payments.answer import Answer, needs_text
from elevate_tag.payments.base_client import BaseClient
from elevate_tag.payments.connection import Heard, Text, is_read
from elevate_tag.payments.line import PaymentLine
from elevate_tag.payments.payment import Payment


class AsyncPaymentClient(BaseClient[httpx.AsyncClient]):
    """As `PaymentClient`, whose words hold here; `async with` closes its connections."""

    _kind = httpx.AsyncClient

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def notify(
        self, lines: Iterable[PaymentLine], customer_key: str, session_key: str
    ) -> Answer:
        """As `PaymentClient.notify`."""
        payment = Payment(tuple(lines), customer_key, session_key)
        return self._connection.answer(await self._send(payment), payment)

    async def close(self) -> None:
        """Closes the connections."""
        await self._http.aclose()

    async def _send(self, payment: Payment) -> Heard:
        url, text = self._connection.url(payment), Text()
        response: httpx.Response | None = None
        try:
            async with self._http.stream("POST", url, content=payment.body()) as response:
                if is_read(response):
                    async for chunk in response.aiter_bytes():
                        if text.is_enough(chunk):
                            break
        except httpx.HTTPError as error:
            if response is None or needs_text(response.status_code):
                return self._connection.unanswered(error)
        return response, bytes(text.body)
