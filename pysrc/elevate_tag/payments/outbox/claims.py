"""What workers do with the outbox: claim payments, keep them, and write down what came of them.

A claim is a lease: as long as it lasts no other worker gets the payment, and when its worker is
killed it ends by itself. Each method is one statement, which is a transaction by itself.
"""

from collections.abc import Collection, Sequence

from sqlalchemy import Executable, Integer, and_, bindparam, case, delete, select, update

from elevate_tag.payments.outbox.box import PaymentOutbox
from elevate_tag.payments.outbox.clock import now
from elevate_tag.payments.outbox.entry import Entry, State
from elevate_tag.payments.outbox.tables import IS_OPEN, PAYMENT
from elevate_tag.payments.outbox.turn import statement
from elevate_tag.payments.verdict import Verdict


class Claims:
    """The claims of `worker`, a text that no other worker has, in one outbox.

    `lease` is how many seconds a claim lasts unless it is renewed.
    """

    def __init__(self, outbox: PaymentOutbox, worker: str, lease: float) -> None:
        self._engine = outbox.engine
        self._in_outbox = PAYMENT.c.outbox == outbox.name
        is_mine = PAYMENT.c.worker == worker, PAYMENT.c.state == State.SENDING
        mine = update(PAYMENT).where(self._in_outbox, *is_mine)
        # Made once: making them takes SQLAlchemy longer than the database takes to run them.
        self._claim = self._claiming(worker, lease)
        these = mine.where(PAYMENT.c.id.in_(bindparam("these", expanding=True)))
        self._renew = these.values(due=now() + lease).returning(PAYMENT.c.id)
        self._release = these.values(state=State.WAITING, due=now(), worker=None, changed=now())
        failed = bindparam("failed", type_=Integer)
        first_failure = and_(PAYMENT.c.tries == 0, failed == 1)
        self._settle = mine.where(PAYMENT.c.id == bindparam("which")).values(
            state=bindparam("to_state"),
            reason=bindparam("why"),
            tries=PAYMENT.c.tries + failed,
            # However long it waited before, as while the worker was off, was no fault of its own.
            since=case((first_failure, now()), else_=PAYMENT.c.since),
            due=now() + bindparam("delay"),
            left_over=bindparam("rest"),
            worker=None,
            changed=now(),
        )

    def claim(self, count: int) -> Sequence[Entry]:
        """Up to so many payments that are due, the longest due first; now this worker's."""
        with statement(self._engine, self._claim, {"count": count}) as result:
            rows = result.mappings().all()
        return [Entry.of(row) for row in sorted(rows, key=lambda row: int(row["id"]))]

    def renew(self, these: Collection[int]) -> frozenset[int]:
        """Has claims last for a whole lease from now on; gives the numbers of those it has yet."""
        with statement(self._engine, self._renew, {"these": list(these)}) as result:
            return frozenset(result.scalars())

    def release(self, these: Collection[int]) -> None:
        """Gives claims back that were not sent: they are due at once, for anybody."""
        with statement(self._engine, self._release, {"these": list(these)}):
            pass

    def settle(self, entry: Entry, verdict: Verdict) -> bool:
        """Writes down what came of a claim; False if it is this worker's no longer."""
        left = entry.left if verdict.left is None else verdict.left
        if verdict.state == State.DELIVERED:
            left = None
        values = {
            "which": entry.id,
            "to_state": verdict.state,
            "why": verdict.reason,
            "failed": int(verdict.failed),
            "delay": verdict.delay,
            "rest": None if left is None else " ".join(map(str, left)),
        }
        with statement(self._engine, self._settle, values) as result:
            return result.rowcount == 1

    def prune(self, keep: float) -> int:
        """Deletes what the cluster has had for `keep` seconds; gives how many. Dead ones stay."""
        old = delete(PAYMENT).where(
            self._in_outbox,
            PAYMENT.c.state.in_([State.DELIVERED, State.PARTLY]),
            PAYMENT.c.changed < now() - keep,
        )
        with statement(self._engine, old) as result:
            return result.rowcount

    def _claiming(self, worker: str, lease: float) -> Executable:
        # What another worker sends is not due until its lease has ended.
        due = (
            select(PAYMENT.c.id)
            .where(self._in_outbox, IS_OPEN, PAYMENT.c.due <= now())
            .order_by(PAYMENT.c.due, PAYMENT.c.id)
            .limit(bindparam("count"))
            .with_for_update(skip_locked=True)
            # As a CTE it is looked up once; a plain subquery PostgreSQL may look up for each row.
            .cte("due")
        )
        return (
            update(PAYMENT)
            .where(PAYMENT.c.id.in_(select(due.c.id)))
            .values(state=State.SENDING, worker=worker, due=now() + lease, changed=now())
            .returning(PAYMENT)
        )
