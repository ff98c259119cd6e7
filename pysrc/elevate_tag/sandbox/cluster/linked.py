"""Which customer keys are one person's: those that met in a session, and those migrated.

"Linked keys and their related data will also be included in the removal job", says the vendor, and
that two keys used together in one session are connected; so are the pairs of a key migration.
https://docs.apptus.com/elevate/3/web-api-v2/gdpr-data-management/remove-customer-data
https://docs.apptus.com/elevate/3/web-api-v2/restful-api/customer-keys-migration
"""

import sqlite3
from collections.abc import Iterable

# From customers to their sessions and from sessions to their customers, each of them once: to join
# the arrivals of a session with one another would take the square of their number.
_LINKED = """
    WITH RECURSIVE linked (key, is_session) AS (
        VALUES (?, FALSE)
        UNION
        SELECT session_key, TRUE FROM linked JOIN arrival ON customer_key = linked.key
            WHERE NOT is_session AND status = 204 AND customer_key != '' AND session_key != ''
        UNION
        SELECT customer_key, FALSE FROM linked JOIN arrival ON session_key = linked.key
            WHERE is_session AND status = 204 AND customer_key != '' AND session_key != ''
        UNION
        SELECT new_key, FALSE FROM linked JOIN migrated ON old_key = linked.key
            WHERE NOT is_session
        UNION
        SELECT old_key, FALSE FROM linked JOIN migrated ON new_key = linked.key
            WHERE NOT is_session
    )
    SELECT key FROM linked WHERE NOT is_session ORDER BY key
"""


def linked_keys(connection: sqlite3.Connection, customer_key: str) -> list[str]:
    """The key itself and all that are linked to it, directly or by another."""
    return [key for (key,) in connection.execute(_LINKED, (customer_key,))]


def places(values: Iterable[object]) -> str:
    """As many `?` as there are values, for `IN (…)`."""
    return ", ".join("?" for _ in values)
