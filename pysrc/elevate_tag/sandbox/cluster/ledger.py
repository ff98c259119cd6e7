"""The ledger: every request for a notification, in the order of arrival, in SQLite.

Any thread may record, read and wait. `wait_for` is what tests use instead of sleeping, `subscribed`
what the live page uses.
"""

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields, replace
from datetime import UTC, datetime

from elevate_tag.sandbox.cluster.arrival import OUTCOMES, Arrival, Outcome, outcome_of
from elevate_tag.sandbox.cluster.database import Database, storable

_COLUMNS = [field.name for field in fields(Arrival)]
_SELECT = f"SELECT {', '.join(_COLUMNS)} FROM arrival "  # noqa: S608 (our own field names)
_INSERT = (
    f"INSERT INTO arrival ({', '.join(_COLUMNS[1:])}) "  # noqa: S608 (our own field names)
    f"VALUES ({', '.join(':' + name for name in _COLUMNS[1:])})"
)
_FIRST_OF_ID = (
    "SELECT MIN(number) FROM arrival WHERE id = ? AND id != '' AND status = 204 AND method = 'POST'"
)

# Of several reasons any will do: only whether there is one counts.
_COUNTS = (
    "SELECT method, status, MAX(reason), COUNT(*) FROM arrival WHERE number < ? "
    "GROUP BY method, status, reason = ''"
)


class LedgerTimeout(AssertionError):  # noqa: N818 (a failed expectation, named by its cause)
    """What was waited for did not arrive; the message lists what did."""


class Ledger:
    """Arrivals, numbered from 1; numbers are not used again after `clear`."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._listeners: list[Callable[[], object]] = []
        self.epoch = ""
        self._begin()

    def record(self, arrival: Arrival) -> Arrival:
        """Appends an arrival; gives it back with its number and time."""
        now = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        values = {name: getattr(arrival, name) for name in _COLUMNS} | {"at": now}
        row = {k: storable(v) if isinstance(v, str) else v for k, v in values.items()}
        with self._database.turn() as connection:
            (first,) = connection.execute(_FIRST_OF_ID, (row["id"],)).fetchone()
            repeat_of = first if arrival.taken else None
            number = connection.execute(_INSERT, row | {"repeat_of": repeat_of}).lastrowid
        self._announce()
        return replace(arrival, number=number or 0, at=now, repeat_of=repeat_of)

    def arrivals(self) -> list[Arrival]:
        """All of them, oldest first."""
        return self.since(0)

    def since(self, number: int) -> list[Arrival]:
        """Those that came after the arrival of this number, oldest first."""
        return self._read("WHERE number > ? ORDER BY number", number)

    def recent(self, count: int) -> list[Arrival]:
        """The last `count`, oldest first."""
        return self._read("ORDER BY number DESC LIMIT ?", count)[::-1]

    def latest(self, count: int, kind: str | None = None) -> list[Arrival]:
        """The last `count` notifications that were taken, newest first; of one kind if named."""
        return self._read(
            "WHERE ((status = 204 AND reason = '') OR payment_lines <> '') AND method = 'POST' "
            "AND (?1 IS NULL OR kind = ?1) "
            "ORDER BY number DESC LIMIT ?2",
            kind,
            count,
        )

    def counts(self, before: int) -> dict[Outcome, int]:
        """How many of each outcome came before the arrival of this number."""
        counts = dict.fromkeys(OUTCOMES, 0)
        with self._database.turn() as connection:
            for method, status, reason, count in connection.execute(_COUNTS, (before,)):
                counts[outcome_of(method, status, reason)] += count
        return counts

    def clear(self) -> None:
        """Forgets every arrival; live pages empty themselves."""
        with self._database.turn() as connection:
            connection.execute("DELETE FROM arrival")
        self.forgot()

    def forgot(self) -> None:
        """Arrivals were deleted: live pages start over with what is left."""
        self._begin()
        self._announce()

    def wait_for(self, predicate: Callable[[Arrival], bool], timeout: float = 5.0) -> Arrival:
        """The first arrival that `predicate` accepts, there already or within `timeout` seconds."""
        seen = 0
        found: list[Arrival] = []

        def look() -> bool:
            nonlocal seen
            for arrival in self.since(seen):
                seen = arrival.number
                if predicate(arrival):
                    found.append(arrival)
                    return True
            return False

        with self._database.changed:
            if self._database.changed.wait_for(look, timeout):
                return found[0]
        raise LedgerTimeout(f"nothing fitting arrived within {timeout:g} s; {self.described()}")

    def described(self) -> str:
        """What did arrive, a line each, for failure messages."""
        lines = "".join(f"\n  {arrival}" for arrival in self.arrivals())
        return f"what arrived:{lines}" if lines else "nothing arrived"

    @contextmanager
    def subscribed(self, listener: Callable[[], object]) -> Iterator[None]:
        """Calls `listener`, from whichever thread, after each change while the block runs."""
        with self._database.changed:
            self._listeners.append(listener)
        try:
            yield
        finally:
            with self._database.changed:
                self._listeners.remove(listener)

    def _begin(self) -> None:
        """A new epoch: numbers seen before mean nothing from here on."""
        self.epoch = secrets.token_hex(4)

    def _announce(self) -> None:
        with self._database.changed:
            self._database.changed.notify_all()
            for listener in self._listeners:
                listener()

    def _read(self, rest: str, *values: str | int | None) -> list[Arrival]:
        with self._database.turn() as connection:
            rows = connection.execute(_SELECT + rest, values).fetchall()
        return [Arrival(**dict(zip(_COLUMNS, row, strict=True))) for row in rows]
