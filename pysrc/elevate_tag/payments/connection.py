"""What both clients do alike: the request, and what its outcome means."""

import logging
from datetime import UTC, datetime

import httpx

from elevate_tag.access.address import is_loopback, is_open
from elevate_tag.payments import api_key as api_keys
from elevate_tag.payments import cluster as clusters
from elevate_tag.payments import retry_after, text
from elevate_tag.payments.answer import Answer, read_answer
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


Heard = tuple[httpx.Response, bytes] | PaymentUnanswered
"""An answer and as much of its body as was read, or none."""


class Connection:
    """A cluster's endpoint, the market and the key; raises `PaymentError` for what is none."""

    def __init__(self, cluster: str, api_key: str, market: str, api_base: str) -> None:
        self.key = api_keys.checked(api_key)
        self._endpoint = clusters.endpoint(cluster, api_base)
        if problem := text.problem_with(market):
            raise PaymentError("market", problem)
        self._market = market
        if is_open(self._endpoint):
            LOG.warning("%s is not https: others can read the Api-Key on its way", self._endpoint)

    def __repr__(self) -> str:
        return f"{self._endpoint} market={self._market!r} {self.key!r}"

    @property
    def trust_env(self) -> bool:
        """Whether the machine's proxy, if it has one, lies between here and the cluster."""
        return not is_loopback(self._endpoint)

    def url(self, payment: Payment) -> str:
        """Where this payment goes."""
        return f"{self._endpoint}?{payment.query(self._market)}"

    def unanswered(self, error: httpx.HTTPError) -> PaymentUnanswered:
        """`error` without what hangs on it: its request has the key."""
        reason = f"{type(error).__name__}: {error}".removesuffix(": ")
        return PaymentUnanswered(0, self.key.scrub(reason))

    def answer(self, heard: Heard, payment: Payment) -> Answer:
        """What the cluster said; raises `PaymentRefused` or `PaymentUnanswered`."""
        # Raised here, not where httpx's own was caught: that would hang on it as its context.
        if isinstance(heard, PaymentUnanswered):
            raise heard
        response, body = heard
        said = self.key.scrub(body[:LONGEST_ANSWER].decode("utf-8", "replace"))
        wait = retry_after.seconds(response.headers.get("Retry-After", ""), datetime.now(UTC))
        return read_answer(response.status_code, said, wait, payment.lines, self._market)
