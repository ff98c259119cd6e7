"""All that the cluster holds of one customer: as a zip of JSON Lines, or removed.

The vendor's zip holds "one or more text files of the JSON Lines format", or `empty.txt` where
nothing was found, and its content "may change without notice". Here it is `notifications.jsonl`
and `searches.jsonl`.
"""

import io
import json
import sqlite3
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any

from elevate_tag.sandbox.cluster.linked import linked_keys, places

_FIELDS = {
    "at": "time",
    "api": "api",
    "kind": "type",
    "status": "status",
    "market": "market",
    "customer_key": "customerKey",
    "session_key": "sessionKey",
    "ticket": "ticket",
    "product_key": "productKey",
    "variant_key": "variantKey",
    "body": "body",
}
"""Columns of the ledger, and their names in the export."""


def exported(connection: sqlite3.Connection, customer_key: str) -> bytes:
    """The zip file."""
    keys = linked_keys(connection, customer_key)
    files = {
        "notifications.jsonl": list(_notifications(connection, keys)),
        "searches.jsonl": list(_searches(connection, keys)),
    }
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, records in files.items():
            if records:
                lines = (json.dumps(each, ensure_ascii=False) + "\n" for each in records)
                archive.writestr(name, "".join(lines))
        if not any(files.values()):
            archive.writestr("empty.txt", "")
    return written.getvalue()


def remove(connection: sqlite3.Connection, customer_key: str) -> None:
    """Deletes what `exported` would show, and what links the keys."""
    keys = linked_keys(connection, customer_key)
    marks = places(keys)
    for table, column in (
        ("arrival", "customer_key"),
        ("search", "customer_key"),
        ("migrated", "old_key"),
        ("migrated", "new_key"),
    ):
        statement = f"DELETE FROM {table} WHERE {column} IN ({marks})"  # noqa: S608 (our own names)
        connection.execute(statement, keys)


def _notifications(connection: sqlite3.Connection, keys: Sequence[str]) -> Iterable[Any]:
    statement = (
        f"SELECT {', '.join(_FIELDS)} FROM arrival "  # noqa: S608 (our own names)
        f"WHERE customer_key IN ({places(keys)}) ORDER BY number"
    )
    for row in connection.execute(statement, keys):
        named = dict(zip(_FIELDS.values(), row, strict=True))
        named["body"] = named["body"].decode("utf-8", "replace")
        yield {name: value for name, value in named.items() if value not in ("", None)}


def _searches(connection: sqlite3.Connection, keys: Sequence[str]) -> Iterable[Any]:
    statement = (
        "SELECT customer_key, phrase FROM search "  # noqa: S608 (our own names)
        f"WHERE customer_key IN ({places(keys)}) ORDER BY number"
    )
    for customer_key, phrase in connection.execute(statement, keys):
        yield {"customerKey": customer_key, "phrase": phrase}
