"""Tells the cluster of a payment, now, and waits for its answer."""

from collections.abc import Iterable
from typing import Self

import httpx

from elevate_tag.payments.answer import Answer, needs_text
from elevate_tag.payments.base_client import BaseClient
from elevate_tag.payments.connection import Heard, Text, is_read
from elevate_tag.payments.line import PaymentLine
from elevate_tag.payments.payment import Payment


class PaymentClient(BaseClient[httpx.Client]):
    """One cluster in one market; any thread may use it, and `with` closes its connections.

    `cluster` is an id (`w` and eight hexadecimal digits) or a URL, `api_key` the cluster's secret,
    `market` as in the data feed. `timeout` are the seconds for each step to the answer. For
    `api_base` see `cluster.endpoint`. Raises `PaymentError` for a setting that cannot work.
    """

    _kind = httpx.Client

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def notify(self, lines: Iterable[PaymentLine], customer_key: str, session_key: str) -> Answer:
        """`Accepted`, or `PartlyAccepted` where the data feed does not know every variant.

        Raises `PaymentError` for what the cluster would not take anyway, and sends nothing then;
        `PaymentRefused` if it took no line; `PaymentUnanswered` if nobody knows.
        """
        payment = Payment(tuple(lines), customer_key, session_key)
        return self._connection.answer(self._send(payment), payment)

    def close(self) -> None:
        """Closes the connections."""
        self._http.close()

    def _send(self, payment: Payment) -> Heard:
        url, text = self._connection.url(payment), Text()
        response: httpx.Response | None = None
        try:
            with self._http.stream("POST", url, content=payment.body()) as response:
                if is_read(response):
                    for chunk in response.iter_bytes():
                        if text.is_enough(chunk):
                            break
        except httpx.HTTPError as error:
            if response is None or needs_text(response.status_code):
                return self._connection.unanswered(error)
        return response, bytes(text.body)
