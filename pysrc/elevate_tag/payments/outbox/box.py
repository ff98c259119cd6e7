"""What a shop does with its outbox: put payments in, look at them, send dead ones again."""

from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import ColumnElement, Engine, func, select, update

from elevate_tag.payments import text
from elevate_tag.payments.errors import OutboxError, PaymentError
from elevate_tag.payments.outbox import schema
from elevate_tag.payments.outbox.clock import now
from elevate_tag.payments.outbox.engine import engine_of
from elevate_tag.payments.outbox.enqueue import enqueue
from elevate_tag.payments.outbox.entry import Entry, State
from elevate_tag.payments.outbox.tables import IS_OPEN, PAYMENT
from elevate_tag.payments.outbox.turn import turn
from elevate_tag.payments.outbox.url import shown
from elevate_tag.payments.payment import Payment


class PaymentOutbox:
    """Payments in SQLite or PostgreSQL. Any number of processes and threads may have it open.

    `where` is a path for SQLite, a URL, or the shop's own SQLAlchemy engine, for either. Outboxes
    of one database are told apart by `name`: one for each market, say. Opens the database when it
    is first used; raises `OutboxError`, as all methods do for a database that cannot be used.
    """

    def __init__(self, where: str | Path | Engine, *, name: str = "main") -> None:
        if problem := text.problem_with(name):
            raise OutboxError(f"the outbox's name {problem}")
        self.engine = engine_of(where)
        self.name = name

    def __repr__(self) -> str:
        return f"PaymentOutbox({shown(self.engine.url)!r}, name={self.name!r})"

    def create(self) -> None:
        """Makes the tables, or brings them up to date; leaves alone what is as it should be."""
        schema.create(self.engine)

    def enqueue(
        self,
        order_id: str,
        payment: Payment,
        connection: object = None,
    ) -> int:
        """Keeps the payment until the cluster has it, and gives its number here.

        With `connection`, the one that the order is written with, it becomes part of that
        transaction: with the order it is committed or rolled back. `foreign.ALLOWED` are the kinds.
        Without, it is on the disk when this returns.

        `order_id` is the shop's own. The same payment under the same id once more changes nothing,
        and gives the same number. Another payment under it is a `PaymentError` of the field
        `order_id`: the first stays as it is, and the transaction is still good.
        """
        if problem := text.problem_with(order_id):
            raise PaymentError("order_id", problem)
        if not isinstance(payment, Payment):
            raise PaymentError("payment", f"is a {type(payment).__name__}: write a Payment")
        if connection is not None:
            return enqueue(connection, self.engine.dialect, self.name, order_id, payment)
        with turn(self.engine) as own:
            return enqueue(own, self.engine.dialect, self.name, order_id, payment)

    def state(self, which: int | str) -> Entry | None:
        """The payment of this number (an int) or of this order (a str); None if there is none."""
        with turn(self.engine) as connection:
            row = connection.execute(select(PAYMENT).where(*self._is(which))).mappings().first()
        return None if row is None else Entry.of(row)

    def list(
        self, state: State | str | None = None, limit: int = 100, before: int | None = None
    ) -> Sequence[Entry]:
        """The latest payments, the newest first; of one state, and of numbers under `before`."""
        query = select(PAYMENT).where(PAYMENT.c.outbox == self.name)
        if state is not None:
            query = query.where(PAYMENT.c.state == _state(state))
        if before is not None:
            query = query.where(PAYMENT.c.id < before)
        query = query.order_by(PAYMENT.c.id.desc()).limit(limit)
        with turn(self.engine) as connection:
            return [Entry.of(row) for row in connection.execute(query).mappings()]

    def requeue(self, which: int | str) -> Entry:
        """Has a dead payment sent again, from now on as if it were new; gives it as it now is.

        Of one that was partly taken, the lines that are left; one that waits, without waiting. Any
        other is an `OutboxError`: it would count twice.
        """
        may = PAYMENT.c.state.in_([State.DEAD, State.PARTLY, State.WAITING])
        fresh = update(PAYMENT).values(
            state=State.WAITING, tries=0, due=now(), since=now(), changed=now()
        )
        with turn(self.engine) as connection:
            again = fresh.where(*self._is(which), may).returning(PAYMENT)
            row = connection.execute(again).mappings().first()
        if row is not None:
            return Entry.of(row)
        found = self.state(which)
        if found is None:
            raise OutboxError(f"there is no payment {which!r} in outbox {self.name!r}")
        raise OutboxError(
            f"payment {which!r} is {found.state}: only dead, partly taken and waiting ones can be "
            "sent again, any other would count twice"
        )

    def counts(self) -> dict[State, int]:
        """How many payments there are of each state; the delivered as far as they are kept."""
        query = select(PAYMENT.c.state, func.count()).where(PAYMENT.c.outbox == self.name)
        with turn(self.engine) as connection:
            rows = connection.execute(query.group_by(PAYMENT.c.state)).all()
        return dict.fromkeys(State, 0) | {State(state): count for state, count in rows}

    def oldest(self) -> float:
        """For how many seconds the oldest payment has waited that is not settled; 0.0 for none.

        They are counted from `since`: of one that failed, from its first try.
        """
        query = select(now() - func.min(PAYMENT.c.since)).where(
            PAYMENT.c.outbox == self.name, IS_OPEN
        )
        with turn(self.engine) as connection:
            return max(connection.execute(query).scalar_one() or 0.0, 0.0)

    def close(self) -> None:
        """Closes the connections; they are opened again when needed."""
        self.engine.dispose()

    def _is(self, which: int | str) -> tuple[ColumnElement[bool], ...]:
        column = PAYMENT.c.order_id if isinstance(which, str) else PAYMENT.c.id
        return PAYMENT.c.outbox == self.name, column == which


def _state(state: State | str) -> State:
    try:
        return State(state)
    except ValueError:
        raise OutboxError(f"state is {state!r}: allowed are {', '.join(State)}") from None
