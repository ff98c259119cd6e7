"""The latest notifications as the vendor's Admin API tells them. Pure.

The fields are documented; what they hold when a notification has nothing for them is not, so they
are left out then, as in the vendor's other answers. Newest first, the default and the largest
`limit`, the spelling of `type` (that of the path) and the fields of a payment line (those that were
sent, and the product's key) are choices of the sandbox too.
"""

import re
from collections.abc import Callable, Sequence

from elevate_tag.sandbox.cluster import parameters, tickets
from elevate_tag.sandbox.cluster.answer import Json
from elevate_tag.sandbox.cluster.arrival import Arrival
from elevate_tag.sandbox.cluster.notification.table import KINDS
from elevate_tag.sandbox.cluster.refusal import Refused, shown

DEFAULT_LIMIT = 100
MAX_LIMIT = 1000

TYPES = (*KINDS, "payment")

INFO = "The latest notifications that this sandbox took, newest first. Refused ones: see /ledger."


def latest(query: str, read: Callable[[int, str | None], Sequence[Arrival]]) -> Json:
    """`{count, entries, info}` for `?limit&type`; raises `Refused`. `read` gives the arrivals."""
    given = parameters.read(query, allowed=("limit", "type"))
    limit, kind = given.get("limit", str(DEFAULT_LIMIT)), given.get("type")
    if not re.fullmatch("[0-9]{1,9}", limit) or not 1 <= int(limit) <= MAX_LIMIT:
        raise Refused(400, f"limit is {shown(limit)}: allowed is a number from 1 to {MAX_LIMIT}")
    if kind is not None and kind not in TYPES:
        raise Refused(400, f"unknown type {shown(kind)}: allowed are {', '.join(TYPES)}")
    entries = [_entry(arrival) for arrival in read(int(limit), kind)]
    return {"count": len(entries), "entries": entries, "info": INFO}


def _entry(arrival: Arrival) -> Json:
    decoded = tickets.decoded(arrival.ticket)
    path = re.match(";([^;]*);", decoded)
    content = re.match(";[^;]*;#;content_key;([^;]*);", decoded)
    entry = {
        "cached": False,  # "appears to have come from a cached result": never known here
        "count": 1,
        "type": arrival.kind,
        "timestamp": arrival.at,
        "market": arrival.market,
        "customerKey": arrival.customer_key,
        "sessionKey": arrival.session_key,
        "productKey": arrival.product_key,
        "variantKey": arrival.variant_key,
        "contentKey": content[1] if content else None,
        "path": path[1] if path else None,
        "paymentLines": arrival.lines,
    }
    return {name: value for name, value in entry.items() if value not in ("", None, [])}
