"""Which customer keys are one person's: those that met in a session, and those migrated.

"Linked keys and their related data will also be included in the removal job", says the vendor, and
that two keys used together in one session are connected; so are the pairs of a key migration.
https://docs.apptus.com/elevate/3/web-api-v2/gdpr-data-management/remove-customer-data
https://docs.apptus.com/elevate/3/web-api-v2/restful-api/customer-keys-migration
"""

import sqlite3
from collections.abc import Iterable

_LINKED = """
    WITH RECURSIVE linked (key) AS (
        VALUES (?)
        UNION
        SELECT theirs.customer_key FROM linked
            JOIN arrival AS ours ON ours.customer_key = linked.key
            JOIN arrival AS theirs ON theirs.session_key = ours.session_key
            WHERE ours.session_key != '' AND theirs.customer_key != ''
                AND ours.status = 204 AND theirs.status = 204
        UNION
        SELECT new_key FROM linked JOIN migrated ON old_key = linked.key
        UNION
        SELECT old_key FROM linked JOIN migrated ON new_key = linked.key
    )
    SELECT key FROM linked ORDER BY key
"""


def linked_keys(connection: sqlite3.Connection, customer_key: str) -> list[str]:
    """The key itself and all that are linked to it, directly or by another."""
    return [key for (key,) in connection.execute(_LINKED, (customer_key,))]


def places(values: Iterable[object]) -> str:
    """As many `?` as there are values, for `IN (…)`."""
    return ", ".join("?" for _ in values)
