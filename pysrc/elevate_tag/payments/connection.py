"""What both clients do alike: the request, and what its outcome means."""

import logging
import math
import time
from datetime import UTC, datetime

import httpx

from elevate_tag.access.address import is_loopback, is_open
from elevate_tag.payments import api_key as api_keys
from elevate_tag.payments import cluster as clusters
from elevate_tag.payments import retry_after, text
from elevate_tag.payments.answer import Answer, is_later, read_answer
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

TEXT_WITHIN = 10.0
"""Seconds for an answer's text, which may come by and by: each piece of it has `TIMEOUT`."""


Heard = tuple[httpx.Response, bytes] | PaymentUnanswered
"""An answer and as much of its body as was read, or none."""


class Text:
    """An answer's text as far as it is read."""

    def __init__(self) -> None:
        self.body = bytearray()
        self._ends = math.inf

    def is_enough(self, chunk: bytes) -> bool:
        """Takes a piece; whether it was the last. Raises `httpx.ReadTimeout` for one too late."""
        self._ends = min(self._ends, time.monotonic() + TEXT_WITHIN)
        self.body += chunk
        if time.monotonic() >= self._ends:
            raise httpx.ReadTimeout("the answer does not come to its end")
        return len(self.body) >= LONGEST_ANSWER


def is_read(response: httpx.Response) -> bool:
    """Whether to read on after the headers.

    Not a 2xx, whose text says no more and may fail or never end; but the end of one without any
    text, which is there at once, for that leaves the connection to the next payment.
    """
    ends = response.status_code == httpx.codes.NO_CONTENT
    return ends or not response.is_success or response.headers.get("Content-Length") == "0"


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
        status, headers = response.status_code, response.headers
        later = headers.get("Retry-After", "") if is_later(status) else ""
        return read_answer(
            status,
            said,
            retry_after.seconds(later, datetime.now(UTC)),
            payment.lines,
            self._market,
            content_type=headers.get("Content-Type", ""),
        )
