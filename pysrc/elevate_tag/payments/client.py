"""Tells the cluster of a payment, now, and waits for its answer."""

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


class PaymentClient:
    """One cluster in one market; any thread may use it, and `with` closes its connections.

    `cluster` is an id (`w` and eight hexadecimal digits) or a URL, `api_key` the cluster's secret,
    `market` as in the data feed. `timeout` are the seconds for each step to the answer. For
    `api_base` see `cluster.endpoint`. Raises `PaymentError` for a setting that cannot work.
    """

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
        self._http = httpx.Client(
            auth=self._connection,
            headers=HEADERS,
            timeout=timeout,
            trust_env=self._connection.trust_env,
        )

    def __repr__(self) -> str:
        return f"PaymentClient({self._connection!r})"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def notify(self, lines: Iterable[PaymentLine], customer_key: str, session_key: str) -> Answer:
        """`Accepted`, or `PartlyAccepted` where the data feed does not know every variant.

        Raises `PaymentError` for what the cluster would not take anyway, and sends nothing then;
        `PaymentRefused` if it took no line; `PaymentUnanswered` if nobody knows.
        """
        payment = Payment(tuple(lines), customer_key, session_key)
        outcome = self._send(payment)
        # Raised here, not where httpx's own was caught: that would hang on it as its context.
        if isinstance(outcome, PaymentUnanswered):
            raise outcome
        return self._connection.answer(*outcome, payment)

    def close(self) -> None:
        """Closes the connections."""
        self._http.close()

    def _send(self, payment: Payment) -> tuple[httpx.Response, bytes] | PaymentUnanswered:
        url, body = self._connection.url(payment), bytearray()
        try:
            with self._http.stream("POST", url, content=payment.body()) as response:
                for chunk in response.iter_bytes():
                    body += chunk
                    if len(body) >= LONGEST_ANSWER:
                        break
                return response, bytes(body)
        except httpx.HTTPError as error:
            return self._connection.unanswered(error)
