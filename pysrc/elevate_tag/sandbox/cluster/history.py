"""What the ledger tells about visitors: what they looked at, and what is popular."""

from dataclasses import dataclass, field

from elevate_tag.sandbox.cluster.database import Database

REMEMBERED = 20
"""How many of a customer's products count: enough to see one's clicks at work in a demo."""

_POPULAR = """
    SELECT product_key, SUM(points) FROM (
        SELECT product_key, CASE kind WHEN 'add-to-cart' THEN 3 ELSE 1 END AS points
        FROM arrival WHERE status = 204 AND product_key IS NOT NULL
        UNION ALL
        SELECT json_extract(line.value, '$.productKey'), 10
        FROM arrival, json_each(NULLIF(payment_lines, '')) AS line
        WHERE status IN (204, 400) AND kind = 'payment'
    ) GROUP BY product_key
"""
_VIEWED = """
    SELECT product_key FROM arrival
    WHERE customer_key = ? AND status = 204 AND product_key IS NOT NULL
    GROUP BY product_key ORDER BY MAX(number) DESC LIMIT ?
"""


@dataclass(frozen=True)
class History:
    """Products by key.

    `popularity`: points over all customers, 1 for a click, 3 for an add to cart and 10 for a line
    that was paid for.
    `viewed`: what this customer clicked or added, the latest first.
    """

    popularity: dict[str, int] = field(default_factory=dict)
    viewed: tuple[str, ...] = ()


def history(database: Database, customer_key: str) -> History:
    """Reads it, as of now; a visitor without customer key has looked at nothing."""
    with database.turn() as connection:
        popularity = dict(connection.execute(_POPULAR).fetchall())
        rows = connection.execute(_VIEWED, (customer_key, REMEMBERED)) if customer_key else ()
        return History(popularity, tuple(key for (key,) in rows))
