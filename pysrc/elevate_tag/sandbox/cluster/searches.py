"""What was searched for, by whom: what `recentSearches` of an autocomplete shows."""

import json

from elevate_tag.sandbox.cluster.database import Database, storable
from elevate_tag.sandbox.cluster.linked import linked_keys, places


class Searches:
    """The phrases of all customers. Any thread may use it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def remember(self, customer_key: str, phrase: str) -> None:
        """A search page was asked for; the same phrase again moves it to the front."""
        if customer_key and phrase:
            with self._database.turn() as connection:
                connection.execute(
                    "INSERT INTO search (customer_key, phrase) VALUES (?, ?)",
                    (storable(customer_key), storable(phrase)),
                )

    def forget(self, customer_key: str, body: bytes) -> None:
        """Does what a taken `remove-recent-searches` with this body says; nothing without a key."""
        if not customer_key:
            return
        fields = json.loads(body)
        with self._database.turn() as connection:
            keys = linked_keys(connection, storable(customer_key))
            statement = f"DELETE FROM search WHERE customer_key IN ({places(keys)})"  # noqa: S608
            if fields.get("removeAll"):
                connection.execute(statement, keys)
                return
            for phrase in fields["phrases"]:
                connection.execute(f"{statement} AND phrase = ?", (*keys, storable(phrase)))

    def clear(self) -> None:
        """Forgets all of them."""
        with self._database.turn() as connection:
            connection.execute("DELETE FROM search")
