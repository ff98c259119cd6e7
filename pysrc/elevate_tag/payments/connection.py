"""What both clients do alike: the request, and what its outcome means."""

import logging
from collections.abc import Generator
from datetime import UTC, datetime

import httpx

from elevate_tag.payments import cluster as clusters
from elevate_tag.payments import retry_after, text
from elevate_tag.payments.answer import Answer, read_answer
from elevate_tag.payments.api_key import ApiKey
from elevate_tag.payments.errors import PaymentError, PaymentUnanswered
from elevate_tag.payments.payment import Payment

LOG = logging.getLogger(__name__)

TIMEOUT = 10.0
"""Seconds for the cluster to connect, to take the request and to answer, each."""

HEADERS = {
    "Content-Type": "application/json;charset=utf-8",
    # Answers are a line of text: nothing to compress, and nothing that could unfold to a gigabyte.
    "Accept-Encoding": "identity",
}
LONGEST_ANSWER = 64 * 1024
"""Bytes of an answer that are read."""


class Connection(httpx.Auth):
    """A cluster's endpoint, the market and the key; raises `PaymentError` for what is none.

    As httpx's `auth` it puts the key into each request on its way out: no client's or response's
    headers hold it.
    """

    def __init__(self, cluster: str, api_key: str, market: str, api_base: str) -> None:
        self._key = ApiKey(api_key)
        self._endpoint = clusters.endpoint(cluster, api_base)
        if problem := text.problem_with(market):
            raise PaymentError("market", problem)
        self._market = market
        try:
            httpx.URL(self._endpoint)
        except httpx.InvalidURL as error:
            raise PaymentError("cluster", f"is {cluster!r}: {error}") from None
        if clusters.is_open(self._endpoint):
            LOG.warning("%s is not https: others can read the Api-Key on its way", self._endpoint)

    def __repr__(self) -> str:
        return f"{self._endpoint} market={self._market!r} {self._key!r}"

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Adds the key; httpx calls this."""
        request.headers["Api-Key"] = self._key.reveal()
        yield request

    @property
    def trust_env(self) -> bool:
        """Whether the machine's proxy, if it has one, lies between here and the cluster."""
        return not clusters.is_loopback(self._endpoint)

    def url(self, payment: Payment) -> str:
        """Where this payment goes."""
        return f"{self._endpoint}?{payment.query(self._market)}"

    def unanswered(self, error: httpx.HTTPError) -> PaymentUnanswered:
        """`error` without what hangs on it: its request has the key."""
        reason = f"{type(error).__name__}: {error}".removesuffix(": ")
        return PaymentUnanswered(0, self._key.scrub(reason))

    def answer(self, response: httpx.Response, body: bytes, payment: Payment) -> Answer:
        """What the cluster said; raises `PaymentRefused` or `PaymentUnanswered`."""
        said = self._key.scrub(body[:LONGEST_ANSWER].decode("utf-8", "replace"))
        wait = retry_after.seconds(response.headers.get("Retry-After", ""), datetime.now(UTC))
        return read_answer(response.status_code, said, wait, payment.lines)
