"""One request for a notification as it arrived, taken or refused."""

import json
from dataclasses import dataclass
from typing import Any, Literal, get_args

Outcome = Literal["taken", "refused", "ignored", "preflight"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)


def outcome_of(method: str, status: int, reason: str) -> Outcome:
    """What became of a request, in a word, as the ledger's page shows and counts it.

    A payment that was taken but for some lines counts as refused: there is something to see to.
    """
    if status >= 400:
        return "refused"
    if method == "OPTIONS":
        return "preflight"
    return "ignored" if reason else "taken"


@dataclass(frozen=True, kw_only=True)
class Arrival:
    """A row of the ledger; the ledger itself sets `number` and `at`.

    `api` is the name of the API (`storefront/v3`, `elevate-3/v1`), or the version as it came where
    there is none. `kind` is the path's last part, whatever it was (`click`, `add-to-cart`, a
    misspelling). `reason` is "" when it was taken, and says with a 204 why it does not count all
    the same. `query` and `body` are raw; market, keys, ticket and id are what could be made out,
    also of a refused request, or "". `repeat_of` is the number of the first notification taken with
    the same `id`, which only Web API v1 has. `payment_lines` is what was taken of a payment, as a
    JSON array, or "".
    """

    number: int = 0
    at: str = ""  # ISO 8601, UTC, milliseconds
    method: str = "POST"
    api: str = ""
    kind: str
    status: int
    reason: str = ""
    market: str = ""
    customer_key: str = ""
    session_key: str = ""
    ticket: str = ""
    id: str = ""
    repeat_of: int | None = None
    origin: str = ""
    content_type: str = ""
    query: str = ""
    body: bytes = b""
    product_key: str | None = None
    variant_key: str | None = None
    payment_lines: str = ""

    @property
    def taken(self) -> bool:
        """A notification that counts, if only in part.

        Not refused or ignored, and not a browser's preflight.
        """
        counts = (self.status == 204 and not self.reason) or self.payment_lines != ""
        return self.method == "POST" and counts

    @property
    def outcome(self) -> Outcome:
        """What became of it."""
        return outcome_of(self.method, self.status, self.reason)

    @property
    def lines(self) -> list[dict[str, Any]]:
        """The lines taken of a payment, in the wire's spelling with the product's key; or none."""
        found: list[dict[str, Any]] = json.loads(self.payment_lines or "[]")
        return found

    def __str__(self) -> str:
        """One line for people: `#3 POST click 400 "market is missing" UK ticket='…' origin=…`."""
        reason = f" {self.reason!r}" if self.reason else ""
        return (
            f"#{self.number} {self.method} {self.kind} {self.status}{reason} "
            f"ticket={self.ticket!r} origin={self.origin or '-'} ?{self.query}"
        )
