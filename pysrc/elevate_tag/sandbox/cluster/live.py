"""The ledger as a stream: what is there, then what comes, as server-sent events.

An event's id is `<epoch>-<number>`. A page that reconnects sends the last id it saw and gets what
it missed; where the epoch is another (the ledger was cleared, or this is a new process) it is told
to start over. Either way the events after that come from the one loop below. A page that has seen
none gets the last of many only, and before them, as `older`, how many of each outcome there were.
"""

import asyncio
import json
from collections.abc import AsyncGenerator

from sse_starlette import ServerSentEvent

from elevate_tag.sandbox.cluster import tickets
from elevate_tag.sandbox.cluster.arrival import Arrival
from elevate_tag.sandbox.cluster.ledger import Ledger

FIRST_SHOWN = 200
"""How many arrivals a page gets that has seen none: what one can still look through."""

BODY_SHOWN = 2000
"""Bytes of a body that the page gets; the whole is in the database."""


async def events(ledger: Ledger, last_id: str) -> AsyncGenerator[ServerSentEvent, None]:
    """Never ends by itself. `last_id` is the header `Last-Event-ID`, or ""."""
    changed = asyncio.Event()
    loop = asyncio.get_running_loop()
    epoch, _, number = last_id.partition("-")
    seen = int(number) if number.isdecimal() else 0
    with ledger.subscribed(lambda: loop.call_soon_threadsafe(changed.set)):
        while True:
            changed.clear()
            if epoch != ledger.epoch:
                epoch, seen = ledger.epoch, 0
                yield ServerSentEvent(event="restart", data="restart", id=f"{epoch}-0")
            arrivals = ledger.since(seen) if seen else ledger.recent(FIRST_SHOWN)
            if not seen and len(arrivals) == FIRST_SHOWN:
                older = ledger.counts(before=arrivals[0].number)
                yield ServerSentEvent(event="older", data=json.dumps(older), id=f"{epoch}-0")
            for arrival in arrivals:
                seen = arrival.number
                yield ServerSentEvent(
                    event="arrival", data=json.dumps(_shown(arrival)), id=f"{epoch}-{seen}"
                )
            await changed.wait()


def _shown(arrival: Arrival) -> dict[str, object]:
    """What the page shows of it, in the wire's spelling."""
    return {
        "number": arrival.number,
        "at": arrival.at,
        "method": arrival.method,
        "api": arrival.api,
        "kind": arrival.kind,
        "status": arrival.status,
        "outcome": arrival.outcome,
        "reason": arrival.reason,
        "market": arrival.market,
        "customerKey": arrival.customer_key,
        "sessionKey": arrival.session_key,
        "productKey": arrival.product_key,
        "variantKey": arrival.variant_key,
        "paymentLines": arrival.lines,
        "origin": arrival.origin,
        "contentType": arrival.content_type,
        "ticket": arrival.ticket,
        "decoded": tickets.decoded(arrival.ticket),
        "id": arrival.id,
        "repeatOf": arrival.repeat_of,
        "query": arrival.query,
        "body": arrival.body[:BODY_SHOWN].decode("utf-8", "replace"),
    }
