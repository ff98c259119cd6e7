"""What can go wrong with payment notifications.

    PaymentError (ValueError)   what was given is wrong: nothing was sent or stored
    PaymentRefused              the cluster will not take it: sending it again cannot help
    PaymentUnanswered           nobody knows whether it was taken: it may be sent again
    OutboxError                 the outbox cannot do what was asked of it

None holds the Api-Key, nor a request that holds it.
"""

ORDERS_OWN = frozenset({400, 409, 413, 414, 422, 431})
"""The answers that say something of this one payment; the other refusals are of every one."""


class PaymentError(ValueError):
    """A value that Admin v4 does not take. `field` says where: `lines[2].quantity`.

    The message is `field`, then what it is and what is allowed.
    """

    def __init__(self, field: str, problem: str) -> None:
        # These, not the message, are what pickle makes it from again.
        super().__init__(field, problem)
        self.field = field
        self.problem = problem

    def __str__(self) -> str:
        return f"{self.field} {self.problem}"


class PaymentRefused(Exception):  # noqa: N818 (named by what the cluster did)
    """The cluster answered that it will not have it; no line was taken.

    `status` is HTTP's, `reason` the answer's text as far as it says anything; `market` the one that
    was sent, if the answer says that it is wrong, else "". `everyone` tells that it is not about
    this payment: the Api-Key, the cluster, its address or the market is wrong, and the next payment
    would fare no better.
    """

    def __init__(self, status: int, reason: str = "", market: str = "") -> None:
        super().__init__(status, reason, market)
        self.status = status
        self.reason = reason
        self.market = market

    @property
    def everyone(self) -> bool:
        """Whether every payment would be refused so until a setting is put right."""
        return self.market != "" or self.status not in ORDERS_OWN

    def __str__(self) -> str:
        said = f" It said: {self.reason}" if self.reason else ""
        advice = _what_to_do(self.status, self.market)
        return f"the cluster answered {self.status}: {advice}.{said}"


class PaymentUnanswered(Exception):  # noqa: N818 (named by what the cluster did not)
    """No answer, or one that says to try again: 408, 429, 5xx.

    `status` is HTTP's, 0 for no answer at all; `retry_after` are the seconds that the cluster asked
    for, None where it did not. The payment may have been taken: only its answer is missing.
    """

    def __init__(self, status: int, reason: str = "", retry_after: float | None = None) -> None:
        super().__init__(status, reason, retry_after)
        self.status = status
        self.reason = reason
        self.retry_after = retry_after

    def __str__(self) -> str:
        answered = f"the cluster answered {self.status}" if self.status else "no answer"
        return f"{answered}{': ' if self.reason else ''}{self.reason}"


class OutboxError(Exception):
    """An outbox that cannot be used, or not so; the message says what to do."""


def _what_to_do(status: int, market: str) -> str:
    if market:
        return f"it does not know market {market!r}; set market to one of the data feed"
    match status:
        case 401 | 403:
            return "it does not know this Api-Key; set api_key to the one of this cluster"
        case 400:
            return "no line was taken; compare variant keys and market with the data feed"
        case 413 | 414 | 431:
            return "the payment is too long for it"
        case 300 | 301 | 302 | 303 | 307 | 308:
            return "that is a redirect, which no Api-Key follows; set cluster to where it leads"
        case _ if 200 <= status < 300:
            return "that is a web page, not a cluster's answer; check cluster and api_base"
        case _:
            return "no payment is taken there; check cluster and api_base"
