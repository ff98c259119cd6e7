"""The migration of customer keys, from those of Web API v1 to UUIDs of version 4.

`POST /api/v2/migrations/customer-keys?market=UK` with `[{"oldKey": "…", "newKey": "…"}]`. Here it
links the two, whichever market they are of.
https://docs.apptus.com/elevate/3/web-api-v2/restful-api/customer-keys-migration
"""

import json
from collections.abc import Sequence

from elevate_tag.sandbox.cluster import body, parameters
from elevate_tag.sandbox.cluster.database import Database
from elevate_tag.sandbox.cluster.notification import keys
from elevate_tag.sandbox.cluster.refusal import Refused, shown

Pair = tuple[str, str]


def read(query: str, raw: bytes, markets: Sequence[str]) -> list[Pair]:
    """The pairs of old and new keys; `Refused` for anything that is not as documented."""
    given = parameters.read(query, allowed=("market",))
    market = given.get("market")
    if market is None:
        raise Refused(400, "parameter market is missing")
    if market not in markets:
        raise Refused(400, f"unknown market {shown(market)}: configured are {', '.join(markets)}")
    body.check_size(raw)
    try:
        found = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise Refused(400, f"the body is not JSON: {error}") from None
    if not isinstance(found, list) or not found:
        raise Refused(400, "the body is to be an array with a pair of keys at least")
    return [_pair(each, f"[{position}]") for position, each in enumerate(found)]


def remember(database: Database, pairs: Sequence[Pair]) -> None:
    """Links the keys of each pair."""
    with database.turn() as connection:
        connection.executemany("INSERT INTO migrated VALUES (?, ?)", pairs)


def _pair(given: object, place: str) -> Pair:
    if not isinstance(given, dict) or set(given) != {"oldKey", "newKey"}:
        raise Refused(400, f'{place} is to be {{"oldKey": "…", "newKey": "…"}}')
    old, new = keys.text(given, "oldKey"), keys.text(given, "newKey")
    if old is None or new is None:
        raise Refused(400, f"{place} is to have two keys, got null")
    body.check_text(old, f"{place}.oldKey")
    keys.check_uuid4(f"{place}.newKey", new)
    return old, new
