"""What became of orders, told from the requests that came for them."""

import pytest

from bench.payments_account import Account, Came, account


def came(order: str, worker: int = 1, **how: bool) -> Came:
    """A request that was taken, unless told otherwise."""
    return Came(0.0, worker, order, **{"taken": True} | how)


def test_what_came_once_is_well() -> None:
    """Also if it was refused before."""
    told = account(["a", "b"], [came("a", taken=False), came("b"), came("a")], [])
    assert told == Account(2)
    assert told.well


def test_what_never_came_is_lost() -> None:
    """What was only refused did not come either."""
    told = account(["a", "b"], [came("a", taken=False)], [])
    assert told == Account(2, lost=2)
    assert not told.well


def test_an_answer_that_was_broken_off_excuses_a_double() -> None:
    """Nobody could know."""
    told = account(["a"], [came("a", broken_off=True), came("a")], [])
    assert told == Account(1, doubled=1, answer_lost=1)
    assert told.well


@pytest.mark.parametrize(
    ("others", "killed", "why"),
    [
        ([], [1], "killed"),
        ([], [2], "unexplained"),
        ([], [], "unexplained"),
        ([came("b", 1)], [1], "unexplained"),  # it had gone on, so it knew
        ([came("b", 2)], [1], "killed"),
    ],
)
def test_a_killed_worker_excuses_its_last_request(
    others: list[Came], killed: list[int], why: str
) -> None:
    """And no other."""
    told = account(["a"], [came("a", 1), *others, came("a", 3)], killed)
    assert told == Account(1, doubled=1, **{why: 1})
    assert told.well == (why == "killed")


def test_the_worst_reason_counts() -> None:
    """An order that came three times."""
    times = [came("a", 1, broken_off=True), came("a", 2), came("a", 3)]
    assert account(["a"], times, []) == Account(1, doubled=1, unexplained=1)


def test_an_order_that_came_at_once_is_not_well() -> None:
    """However often it did."""
    told = account(["a"], [came("a"), came("a", 2, at_once=True)], [1])
    assert told.at_once == 1
    assert not told.well
