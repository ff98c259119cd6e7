"""What the cluster learnt of visitors: what is popular, and what a customer did.

A customer's history is that of all keys linked to theirs, so that who signs in keeps it.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field

from elevate_tag.sandbox.cluster.database import Database
from elevate_tag.sandbox.cluster.linked import linked_keys, places

REMEMBERED = 20
"""How many of a customer's products count: enough to see one's clicks at work in a demo."""

CLICKS = ("click", "non-esales-click")
ADDS = ("add-to-cart", "adding-to-cart", "non-esales-adding-to-cart")
LIKES = ("add-favorite", "favorite/add")
UNLIKES = ("remove-favorite", "favorite/remove")
UNVIEWS = ("remove-recently-viewed",)

_POPULAR = f"""
    SELECT product_key, SUM(points) FROM (
        SELECT product_key, CASE WHEN kind IN ({places(CLICKS)}) THEN 1 ELSE 3 END AS points
        FROM arrival
        WHERE status = 204 AND product_key IS NOT NULL AND kind IN ({places(CLICKS + ADDS)})
        UNION ALL
        SELECT json_extract(line.value, '$.productKey'), 10
        FROM arrival, json_each(NULLIF(payment_lines, '')) AS line
        WHERE status IN (204, 400) AND kind = 'payment'
    ) GROUP BY product_key
"""  # noqa: S608 (question marks)

Act = tuple[str, str | None, bytes]
"""Kind, product key and body of a notification."""


@dataclass(frozen=True)
class History:
    """Products by key, and phrases.

    `popularity`: points over all customers, 1 for a click, 3 for an add to cart and 10 for a line
    that was paid for. Of this customer, the latest first: `viewed`, what was clicked or added and
    not removed since; `favorites`, likewise; `searches`, the phrases.
    """

    popularity: dict[str, int] = field(default_factory=dict)
    viewed: tuple[str, ...] = ()
    favorites: tuple[str, ...] = ()
    searches: tuple[str, ...] = ()


def history(database: Database, customer_key: str) -> History:
    """Reads it, as of now; a visitor without customer key has looked at nothing."""
    with database.turn() as connection:
        popularity = dict(connection.execute(_POPULAR, (*CLICKS, *CLICKS, *ADDS)).fetchall())
        if not customer_key:
            return History(popularity)
        keys = linked_keys(connection, customer_key)
        acts = connection.execute(
            "SELECT kind, product_key, body FROM arrival "  # noqa: S608 (question marks)
            f"WHERE customer_key IN ({places(keys)}) AND status = 204 AND method = 'POST' "
            "ORDER BY number",
            keys,
        ).fetchall()
        phrases = connection.execute(
            f"SELECT phrase FROM search WHERE customer_key IN ({places(keys)}) "  # noqa: S608
            "ORDER BY number DESC",
            keys,
        ).fetchall()
    searches = dict.fromkeys(phrase for (phrase,) in phrases)
    return History(popularity, _viewed(acts), _favorites(acts), tuple(searches)[:REMEMBERED])


def _viewed(acts: Iterable[Act]) -> tuple[str, ...]:
    seen: dict[str, None] = {}
    for kind, product_key, body in acts:
        if kind in UNVIEWS:
            fields = json.loads(body)
            gone = list(seen) if fields.get("removeAll") else fields.get("productKeys", ())
            for key in gone:
                seen.pop(key, None)
        elif kind in CLICKS + ADDS and product_key is not None:
            seen.pop(product_key, None)
            seen[product_key] = None
    return tuple(reversed(seen))[:REMEMBERED]


def _favorites(acts: Iterable[Act]) -> tuple[str, ...]:
    liked: dict[str, None] = {}
    for kind, product_key, _ in acts:
        if kind in LIKES + UNLIKES and product_key is not None:
            liked.pop(product_key, None)
            if kind in LIKES:
                liked[product_key] = None
    return tuple(reversed(liked))[:REMEMBERED]
