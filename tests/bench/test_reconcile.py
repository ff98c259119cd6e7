"""What clicks came to, told from what arrived."""

import pytest

from bench.reconcile import Account, reconcile

A, B, C = CLICKED = ["a", "b", "c"]


def test_all_that_came_once_and_in_order_is_well() -> None:
    """Also where other visits' tickets came in between."""
    assert reconcile(CLICKED, [A, "x", B, "x", C]) == Account(clicked=3)


def test_what_never_came_is_lost() -> None:
    """And named."""
    assert reconcile(CLICKED, [A, C]) == Account(clicked=3, lost=[B])


def test_what_came_more_than_once_is_one_doubled_click() -> None:
    """However often it came."""
    assert reconcile(CLICKED, [A, B, B, B, C]) == Account(clicked=3, doubled=[B])


def test_a_broken_connection_excuses_what_was_doubled_and_nothing_else() -> None:
    """A click that was read, not answered and not sent again is just well."""
    account = reconcile(CLICKED, [A, A, B, B, C], {A, C})
    assert account == Account(clicked=3, doubled=[A, B], had_read=1)


@pytest.mark.parametrize(
    ("came", "reordered"),
    [([B, A, C], 1), ([C, A, B], 2), ([C, B, A], 2), ([A, B, C, A], 0), ([B, C, B, A], 1)],
)
def test_what_came_first_after_a_later_click_is_reordered(came: list[str], reordered: int) -> None:
    """Repeats do not count: the click was known already."""
    assert reconcile(CLICKED, came).reordered == reordered


def test_what_nobody_is_known_to_have_clicked_counts_for_nothing() -> None:
    """A browser may be killed between its click and our hearing of it."""
    assert reconcile([A], [A, B, B]) == Account(clicked=1)


def test_accounts_add_up() -> None:
    """Many visits are one table's row."""
    both = reconcile([A, B], [B, A, A], {A}) + reconcile([C], [])
    assert both == Account(clicked=3, lost=[C], doubled=[A], had_read=1, reordered=1)
