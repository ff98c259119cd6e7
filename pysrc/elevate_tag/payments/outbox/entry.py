"""A payment in the outbox, as people and programs may look at it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Self

from elevate_tag.payments.line import PaymentLine
from elevate_tag.payments.payment import Payment
from elevate_tag.payments.reading import load_json, parse_payment


class State(StrEnum):
    """What has become of a payment so far."""

    WAITING = "waiting"
    """To be sent when it is due."""
    SENDING = "sending"
    """In a worker's hands, as long as its lease lasts."""
    DELIVERED = "delivered"
    """The cluster has every line."""
    PARTLY = "partly"
    """The cluster has the lines but those in `left`, whose variants it does not know."""
    DEAD = "dead"
    """Given up, for the `reason`; a person may look at it and requeue it."""


@dataclass(frozen=True)
class Entry:
    """One payment. `tries` are those that failed; `reason` is why the last one did, or "".

    `due` is when it will be tried, or when its lease ends; None once it is settled. `left` are the
    positions of the lines that the cluster has not got, counted from 0, None for all of them.
    `since` is when its first try failed, from when on its age counts; until then, when it was
    enqueued or requeued. Times are in UTC.
    """

    id: int
    order_id: str
    state: State
    tries: int
    reason: str
    due: datetime | None
    created: datetime
    since: datetime
    changed: datetime
    left: tuple[int, ...] | None
    customer_key: str
    session_key: str
    body: str

    @property
    def payment(self) -> Payment:
        """The payment as it was enqueued; `PaymentError` if somebody has changed the row."""
        keys = {"customerKey": self.customer_key, "sessionKey": self.session_key}
        return parse_payment(load_json(self.body) | keys)

    @property
    def to_send(self) -> tuple[PaymentLine, ...]:
        """The lines that the cluster has not got."""
        lines = tuple(self.payment.lines)
        return lines if self.left is None else tuple(lines[position] for position in self.left)

    @classmethod
    def of(cls, row: Mapping[Any, Any]) -> Self:
        """From a row of the table."""
        state, left = State(row["state"]), row["left_over"]
        return cls(
            id=row["id"],
            order_id=row["order_id"],
            state=state,
            tries=row["tries"],
            reason=row["reason"],
            due=_time(row["due"]) if state in (State.WAITING, State.SENDING) else None,
            created=_time(row["created"]),
            since=_time(row["since"]),
            changed=_time(row["changed"]),
            left=None if left is None else tuple(map(int, left.split())),
            customer_key=row["customer_key"],
            session_key=row["session_key"],
            body=row["body"],
        )


def _time(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
