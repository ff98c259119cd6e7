"""The ledger as a stream of events."""

import asyncio
import json
from collections.abc import AsyncIterator

import pytest
from sse_starlette import ServerSentEvent

from elevate_tag.sandbox.cluster import live
from elevate_tag.sandbox.cluster.arrival import Arrival
from elevate_tag.sandbox.cluster.database import Database
from elevate_tag.sandbox.cluster.ledger import Ledger

CLICK = Arrival(kind="click", status=204, ticket="OyM7")
REFUSED = Arrival(kind="click", status=400, reason="ticket is empty")


@pytest.fixture
def ledger(database: Database) -> Ledger:
    """An empty ledger."""
    return Ledger(database)


async def _next(stream: AsyncIterator[ServerSentEvent]) -> tuple[str, str]:
    event = await asyncio.wait_for(anext(stream), 5)
    return event.event or "", event.id or ""


def test_a_new_page_starts_over_and_gets_what_is_there_then_what_comes(ledger: Ledger) -> None:
    """In the order of arrival, under ids that carry the epoch."""

    async def scenario() -> list[tuple[str, str]]:
        ledger.record(CLICK)
        stream = live.events(ledger, "")
        events = [await _next(stream), await _next(stream)]
        ledger.record(CLICK)
        return [*events, await _next(stream)]

    epoch = ledger.epoch
    assert asyncio.run(scenario()) == [
        ("restart", f"{epoch}-0"),
        ("arrival", f"{epoch}-1"),
        ("arrival", f"{epoch}-2"),
    ]


def test_a_page_that_reconnects_gets_what_it_missed(ledger: Ledger) -> None:
    """And nothing twice."""

    async def scenario() -> tuple[str, str]:
        for _ in range(3):
            ledger.record(CLICK)
        return await _next(live.events(ledger, f"{ledger.epoch}-2"))

    assert asyncio.run(scenario()) == ("arrival", f"{ledger.epoch}-3")


@pytest.mark.parametrize("last_id", ["other-7", "7", "-", "x-y", "²-²"])
def test_an_id_of_another_epoch_starts_over(ledger: Ledger, last_id: str) -> None:
    """The process was another, or somebody made the id up."""

    async def scenario() -> list[tuple[str, str]]:
        ledger.record(CLICK)
        stream = live.events(ledger, last_id)
        return [await _next(stream), await _next(stream)]

    assert [name for name, _ in asyncio.run(scenario())] == ["restart", "arrival"]


def test_clearing_the_ledger_restarts_the_pages_that_are_open(ledger: Ledger) -> None:
    """They empty themselves."""

    async def scenario() -> list[tuple[str, str]]:
        ledger.record(CLICK)
        stream = live.events(ledger, f"{ledger.epoch}-0")
        first = await _next(stream)
        ledger.clear()
        ledger.record(CLICK)
        return [first, await _next(stream), await _next(stream)]

    assert [name for name, _ in asyncio.run(scenario())] == ["arrival", "restart", "arrival"]


def test_a_new_page_gets_the_last_of_many_only(ledger: Ledger) -> None:
    """So many as one can look through, and before them what the others came to."""

    async def scenario() -> tuple[ServerSentEvent, tuple[str, str]]:
        for arrival in (CLICK, CLICK, REFUSED, *[CLICK] * live.FIRST_SHOWN):
            ledger.record(arrival)
        stream = live.events(ledger, f"{ledger.epoch}-0")
        return await anext(stream), await _next(stream)

    older, first = asyncio.run(scenario())
    assert (older.event, older.id) == ("older", f"{ledger.epoch}-0")
    assert json.loads(str(older.data)) == {"taken": 2, "refused": 1, "ignored": 0, "preflight": 0}
    assert first == ("arrival", f"{ledger.epoch}-4")


def test_a_page_that_leaves_is_not_called_any_more(ledger: Ledger) -> None:
    """Its loop may be closed by then."""

    async def scenario() -> None:
        stream = live.events(ledger, "")
        await _next(stream)
        await stream.aclose()

    asyncio.run(scenario())
    ledger.record(CLICK)


def test_an_event_holds_what_the_page_shows(ledger: Ledger) -> None:
    """The ticket both as it came and decoded."""

    async def scenario() -> ServerSentEvent:
        ledger.record(CLICK)
        stream = live.events(ledger, f"{ledger.epoch}-0")
        return await anext(stream)

    shown = json.loads(str(asyncio.run(scenario()).data))
    assert (shown["kind"], shown["ticket"], shown["decoded"]) == ("click", "OyM7", ";#;")
