"""The ledger, with threads at it."""

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from elevate_tag.sandbox.cluster.arrival import Arrival
from elevate_tag.sandbox.cluster.database import Database, DatabaseError
from elevate_tag.sandbox.cluster.ledger import Ledger, LedgerTimeout

CLICK = Arrival(kind="click", status=204, market="UK", ticket="t", product_key="P1")
REFUSED = Arrival(kind="click", status=400, reason="ticket is empty")
PREFLIGHT = Arrival(kind="click", status=204, method="OPTIONS")


def test_arrivals_come_back_as_recorded_in_their_order(database: Database) -> None:
    """Numbered from 1, with the time in UTC."""
    ledger = Ledger(database)
    recorded = [ledger.record(CLICK), ledger.record(REFUSED)]
    assert ledger.arrivals() == recorded
    assert [each.number for each in recorded] == [1, 2]
    assert recorded[0].at.endswith("Z")
    assert recorded[0].at <= recorded[1].at


def test_every_field_is_kept_byte_for_byte(database: Database) -> None:
    """The raw body and the odd characters too."""
    odd = Arrival(
        api="?",
        kind="x'y",
        status=400,
        method="PUT",
        reason="å",
        market="a\0b",
        customer_key="c",
        session_key="s",
        ticket="🛒",
        id="0.1",
        origin="null",
        content_type="text/html",
        query="market=%zz",
        body=b"\x00\xff",
        variant_key="v",
        payment_lines='[{"quantity": 1}]',
    )
    ledger = Ledger(database)
    recorded = ledger.record(odd)
    assert ledger.arrivals() == [recorded]


def test_a_lone_surrogate_is_kept_as_a_question_mark(database: Database) -> None:
    """JSON may carry one, SQLite may not."""
    ledger = Ledger(database)
    ledger.record(Arrival(kind="click", status=400, ticket="a\ud800b"))
    assert ledger.arrivals()[0].ticket == "a?b"


def test_the_latest_are_those_that_were_taken_newest_first(database: Database) -> None:
    """Neither refused ones nor preflights."""
    ledger = Ledger(database)
    for arrival in (CLICK, REFUSED, PREFLIGHT, Arrival(kind="add-to-cart", status=204), CLICK):
        ledger.record(arrival)
    assert [each.number for each in ledger.latest(10)] == [5, 4, 1]
    assert [each.number for each in ledger.latest(1)] == [5]
    assert [each.number for each in ledger.latest(10, "click")] == [5, 1]


def test_a_payment_taken_but_for_some_lines_is_among_the_latest(database: Database) -> None:
    """Some of it counts, whatever the status; one refused whole does not."""
    ledger = Ledger(database)
    for lines in ('[{"quantity": 1, "variantKey": "P1-sand"}]', ""):
        ledger.record(Arrival(kind="payment", status=400, payment_lines=lines))
    (latest,) = ledger.latest(10, "payment")
    assert latest.taken
    assert latest.lines == [{"quantity": 1, "variantKey": "P1-sand"}]


def test_since_and_recent_are_parts_in_order(database: Database) -> None:
    """For the live page."""
    ledger = Ledger(database)
    for _ in range(5):
        ledger.record(CLICK)
    assert [each.number for each in ledger.since(3)] == [4, 5]
    assert [each.number for each in ledger.recent(2)] == [4, 5]


def test_what_came_before_a_number_is_counted_by_its_outcome(database: Database) -> None:
    """A payment taken in part is among the refused: there is something to see to."""
    ledger = Ledger(database)
    ignored = Arrival(kind="payment", status=204, reason="a page may not send it")
    partly = Arrival(kind="payment", status=400, reason="no such", payment_lines="[{}]")
    arrivals = [CLICK, PREFLIGHT, REFUSED, partly, CLICK, ignored, CLICK]
    for arrival in arrivals:
        ledger.record(arrival)
    last = len(arrivals)
    assert ledger.counts(before=last) == {"taken": 2, "refused": 2, "ignored": 1, "preflight": 1}
    assert ledger.counts(before=last + 1)["taken"] == 3
    assert set(ledger.counts(before=1).values()) == {0}


def test_clear_forgets_arrivals_but_not_their_numbers(database: Database) -> None:
    """A page that saw number 1 must not take the next for it."""
    ledger = Ledger(database)
    ledger.record(CLICK)
    before = ledger.epoch
    ledger.clear()
    assert ledger.arrivals() == []
    assert ledger.record(CLICK).number == 2
    assert ledger.epoch != before


def test_wait_for_finds_what_is_there_already(database: Database) -> None:
    """The first that fits."""
    ledger = Ledger(database)
    for arrival in (CLICK, REFUSED, REFUSED):
        ledger.record(arrival)
    assert ledger.wait_for(lambda arrival: arrival.status == 400, timeout=0).number == 2


def test_wait_for_wakes_when_another_thread_records(database: Database) -> None:
    """And looks at each arrival once."""
    ledger = Ledger(database)
    asked: list[int] = []
    waiting = threading.Event()

    def fits(arrival: Arrival) -> bool:
        asked.append(arrival.number)
        waiting.set()
        return arrival.status == 400

    ledger.record(CLICK)
    with ThreadPoolExecutor() as threads:
        found = threads.submit(ledger.wait_for, fits, 60)
        assert waiting.wait(10)
        ledger.record(CLICK)
        ledger.record(REFUSED)
        assert found.result(5).reason == "ticket is empty"
    assert asked == [1, 2, 3]


def test_waiting_in_vain_says_what_did_arrive(database: Database) -> None:
    """A test that fails shows the ledger."""
    ledger = Ledger(database)
    with pytest.raises(LedgerTimeout, match="within 0 s; nothing arrived"):
        ledger.wait_for(lambda _: True, timeout=0)
    ledger.record(CLICK)
    ledger.record(REFUSED)
    with pytest.raises(LedgerTimeout) as error:
        ledger.wait_for(lambda _: False, timeout=0)
    assert "\n  #1 POST click 204 ticket='t'" in str(error.value)
    assert "\n  #2 POST click 400 'ticket is empty'" in str(error.value)


def test_many_threads_record_at_once_and_none_is_lost(database: Database) -> None:
    """Each has its number, and listeners hear of all."""
    ledger = Ledger(database)
    heard: list[None] = []
    with ledger.subscribed(lambda: heard.append(None)), ThreadPoolExecutor(8) as threads:
        numbers = list(threads.map(lambda _: ledger.record(CLICK).number, range(400)))
    assert sorted(numbers) == list(range(1, 401))
    assert [each.number for each in ledger.arrivals()] == list(range(1, 401))
    assert len(heard) == 400
    ledger.record(CLICK)
    assert len(heard) == 400


def test_a_file_keeps_the_ledger(tmp_path: Path) -> None:
    """From one start to the next."""
    Ledger(Database(tmp_path / "ledger.db")).record(CLICK)
    again = Ledger(Database(tmp_path / "ledger.db"))
    assert [each.ticket for each in again.arrivals()] == ["t"]
    assert again.record(CLICK).number == 2


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * FROM arrival WHERE number > 5 ORDER BY number",
        "SELECT * FROM arrival WHERE status = 204 AND kind = 'click' ORDER BY number DESC",
        "SELECT product_key FROM arrival WHERE customer_key = 'c' AND status = 204",
        "SELECT MIN(number) FROM arrival WHERE id = 'x' AND id != '' AND status = 204",
        "SELECT product_key, COUNT(*) FROM arrival WHERE status = 204 GROUP BY product_key",
    ],
)
def test_what_is_asked_of_the_ledger_has_an_index(database: Database, query: str) -> None:
    """No scan over the whole, no sorting."""
    with database.turn() as connection:
        plan = " ".join(row[3] for row in connection.execute("EXPLAIN QUERY PLAN " + query))
    assert plan.startswith("SEARCH arrival USING")
    assert "TEMP B-TREE" not in plan


def test_a_file_that_is_no_database_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    """And leaves the file alone."""
    path = tmp_path / "notes.txt"
    path.write_text("not a database, but a text that somebody may want to keep" * 20)
    with pytest.raises(DatabaseError, match=r"notes.txt cannot be used .* name another file"):
        Database(path)
    assert path.read_text().startswith("not a database")


def test_a_database_of_another_version_is_not_touched(tmp_path: Path) -> None:
    """Its tables are not ours."""
    with Database(tmp_path / "old.db").turn() as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(DatabaseError, match="its tables are of version 99, not 2"):
        Database(tmp_path / "old.db")
