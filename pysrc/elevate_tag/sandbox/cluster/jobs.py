"""Jobs on a customer's data: export and removal, as the vendor runs them.

The vendor's jobs wait until the data of their day has been archived, five days by default. Here
the work is done at once, and the status goes through `created`, `waiting` and `running` to `done`
by a step each time it is asked for, so that what asks can be tried without waiting for days.
"""

import sqlite3
from uuid import uuid4

from elevate_tag.sandbox.cluster import customer_data
from elevate_tag.sandbox.cluster.database import Database
from elevate_tag.sandbox.cluster.refusal import Refused, shown

STEPS = ("created", "waiting", "running", "done")
NOT_FOUND = "not_found"


class Jobs:
    """The jobs of one cluster. Any thread may use it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def export(self, customer_key: str) -> dict[str, str]:
        """A new job to export; the answer in the vendor's shape, `{"jid", "status"}`."""
        with self._database.turn() as connection:
            content = customer_data.exported(connection, customer_key)
            return _created(connection, "export", content)

    def remove(self, customer_key: str) -> dict[str, str]:
        """A new job to remove; what it removes is gone when this returns."""
        with self._database.turn() as connection:
            customer_data.remove(connection, customer_key)
            return _created(connection, "remove", None)

    def status(self, jid: str) -> dict[str, str]:
        """A step further than the last time; `not_found` for an id that is no job's."""
        with self._database.turn() as connection:
            row = connection.execute(
                "UPDATE job SET asked = MIN(asked + 1, ?) WHERE jid = ? RETURNING asked",
                (len(STEPS) - 1, jid),
            ).fetchone()
        return {"jid": jid, "status": STEPS[row[0]] if row else NOT_FOUND}

    def result(self, jid: str) -> bytes:
        """The zip of an export that is done; the job is removed with it."""
        with self._database.turn() as connection:
            row = connection.execute(
                "SELECT kind, asked, zip FROM job WHERE jid = ?", (jid,)
            ).fetchone()
            if row is None or row[0] != "export":
                raise Refused(400, f"no export job has the jid {shown(jid)}")
            if STEPS[row[1]] != "done":
                raise Refused(400, f"the job is {STEPS[row[1]]}: it can be downloaded once done")
            connection.execute("DELETE FROM job WHERE jid = ?", (jid,))
            return bytes(row[2])


def _created(connection: sqlite3.Connection, kind: str, content: bytes | None) -> dict[str, str]:
    jid = str(uuid4())
    connection.execute("INSERT INTO job (jid, kind, zip) VALUES (?, ?, ?)", (jid, kind, content))
    return {"jid": jid, "status": STEPS[0]}
