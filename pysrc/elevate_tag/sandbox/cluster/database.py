"""The one SQLite database behind tickets and ledger: a connection that threads share in turn.

One connection, because every connection to `:memory:` would be a database of its own.
"""

import sqlite3
import threading
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

VERSION = 2
"""Of the tables below, kept in the file as `user_version`."""

_TABLES = """
CREATE TABLE IF NOT EXISTS ticket (
    ticket      TEXT PRIMARY KEY,
    product_key TEXT,
    variant_key TEXT
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS arrival (
    number       INTEGER PRIMARY KEY AUTOINCREMENT,
    at           TEXT NOT NULL,
    method       TEXT NOT NULL,
    api          TEXT NOT NULL,
    kind         TEXT NOT NULL,
    status       INTEGER NOT NULL,
    reason       TEXT NOT NULL,
    market       TEXT NOT NULL,
    customer_key TEXT NOT NULL,
    session_key  TEXT NOT NULL,
    ticket       TEXT NOT NULL,
    id           TEXT NOT NULL,
    repeat_of    INTEGER,
    origin       TEXT NOT NULL,
    content_type TEXT NOT NULL,
    query        TEXT NOT NULL,
    body         BLOB NOT NULL,
    product_key  TEXT,
    variant_key  TEXT,
    payment_lines TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS arrival_of_customer ON arrival (customer_key, status, number);
CREATE INDEX IF NOT EXISTS arrival_of_session ON arrival (session_key, customer_key);
CREATE INDEX IF NOT EXISTS arrival_of_kind ON arrival (status, kind, number);
CREATE INDEX IF NOT EXISTS arrival_of_product ON arrival (status, product_key);
CREATE INDEX IF NOT EXISTS arrival_of_id ON arrival (id, number) WHERE id != '';

-- What was searched for, by whom: `number` grows with each, so the latest is the highest.
CREATE TABLE IF NOT EXISTS search (
    number       INTEGER PRIMARY KEY AUTOINCREMENT,
    customer_key TEXT NOT NULL,
    phrase       TEXT NOT NULL,
    UNIQUE (customer_key, phrase) ON CONFLICT REPLACE
);

-- Old customer keys and the new ones they were migrated to.
CREATE TABLE IF NOT EXISTS migrated (
    old_key TEXT NOT NULL,
    new_key TEXT NOT NULL,
    UNIQUE (old_key, new_key) ON CONFLICT IGNORE
);

-- Jobs on a customer's data. `asked` is how often their status was asked for.
CREATE TABLE IF NOT EXISTS job (
    jid   TEXT PRIMARY KEY,
    kind  TEXT NOT NULL,
    asked INTEGER NOT NULL DEFAULT 0,
    zip   BLOB
);
"""


class DatabaseError(Exception):
    """A database file that cannot be used; the message says what to do."""


class Database:
    """`with database.turn() as connection:` holds the lock and commits, or rolls back on error.

    `changed` is the lock as a condition: who writes notifies it, who waits for arrivals waits on
    it.
    """

    def __init__(self, path: str | Path = ":memory:") -> None:
        self.changed = threading.Condition(threading.RLock())
        try:
            self._connection = sqlite3.connect(path, check_same_thread=False)
            weakref.finalize(self, self._connection.close)
            self._prepare()
        except sqlite3.Error as error:
            raise DatabaseError(
                f"{path} cannot be used as the sandbox's database ({error}): "
                "name another file, or delete this one"
            ) from error

    @contextmanager
    def turn(self) -> Iterator[sqlite3.Connection]:
        """The connection, for this thread alone, in one transaction."""
        with self.changed, self._connection:
            yield self._connection

    def _prepare(self) -> None:
        found = self._connection.execute("PRAGMA user_version").fetchone()[0]
        if found not in (0, VERSION):
            raise sqlite3.DatabaseError(f"its tables are of version {found}, not {VERSION}")
        # Write-ahead logging keeps a file's writes short; what a crash loses is sandbox traffic.
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = NORMAL")
        self._connection.executescript(_TABLES)
        self._connection.execute(f"PRAGMA user_version = {VERSION}")


def storable(text: str) -> str:
    """`text` as SQLite can keep it: a lone surrogate, which JSON may carry, becomes `?`."""
    return text.encode("utf-8", "replace").decode("utf-8")
