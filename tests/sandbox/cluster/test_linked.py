"""Which customer keys are one person's."""

import pytest

from elevate_tag.sandbox.cluster.arrival import Arrival
from elevate_tag.sandbox.cluster.database import Database
from elevate_tag.sandbox.cluster.ledger import Ledger
from elevate_tag.sandbox.cluster.linked import linked_keys


@pytest.mark.parametrize(
    ("visits", "migrated", "linked"),
    [
        ([], [], ["a"]),
        ([("a", "1"), ("b", "2")], [], ["a"]),
        ([("a", "1"), ("b", "1")], [], ["a", "b"]),
        ([("a", "1"), ("b", "1"), ("b", "2"), ("c", "2")], [], ["a", "b", "c"]),
        ([("a", ""), ("b", "")], [], ["a"]),
        ([("a", "1"), ("", "1")], [], ["a"]),
        ([("1", "a"), ("b", "1")], [], ["a"]),
        ([("a", "1")], [("1", "b")], ["a"]),
        ([], [("old", "a")], ["a", "old"]),
        ([("b", "1"), ("old", "1")], [("old", "a")], ["a", "b", "old"]),
        ([], [("a", "new"), ("older", "new")], ["a", "new", "older"]),
    ],
)
def test_keys_that_met_in_a_session_or_were_migrated_are_linked(
    database: Database,
    visits: list[tuple[str, str]],
    migrated: list[tuple[str, str]],
    linked: list[str],
) -> None:
    """Directly or by another; a missing key or session links nothing."""
    ledger = Ledger(database)
    for customer, session in visits:
        ledger.record(Arrival(kind="click", status=204, customer_key=customer, session_key=session))
    with database.turn() as connection:
        connection.executemany("INSERT INTO migrated VALUES (?, ?)", migrated)
        assert linked_keys(connection, "a") == linked


def test_a_refused_request_links_nothing(database: Database) -> None:
    """Its keys may be anybody's."""
    ledger = Ledger(database)
    ledger.record(Arrival(kind="click", status=204, customer_key="a", session_key="1"))
    ledger.record(Arrival(kind="click", status=400, customer_key="b", session_key="1"))
    with database.turn() as connection:
        assert linked_keys(connection, "a") == ["a"]


def test_a_long_session_takes_no_square_of_its_arrivals(database: Database) -> None:
    """Of one customer or of many: the database does some steps for each arrival."""
    ledger = Ledger(database)
    visitors = ["a"] * 1500 + [f"b{number:04}" for number in range(1500)]
    for customer in visitors:
        ledger.record(Arrival(kind="click", status=204, customer_key=customer, session_key="1"))
    thousands_of_steps: list[None] = []
    with database.turn() as connection:
        connection.set_progress_handler(lambda: thousands_of_steps.append(None), 1000)
        linked = linked_keys(connection, "a")
        connection.set_progress_handler(None, 0)
    assert linked == sorted(set(visitors))
    assert len(thousands_of_steps) < 100 * len(visitors) / 1000
