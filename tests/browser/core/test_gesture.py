"""Drags and doubled clicks, told from deliberate acts."""

import pytest

from elevate_tag.browser.core.gesture import REPEAT_MS
from tests.browser.probe.core import Core

PRESS = (100.5, 100)


def at(dx: float, dy: float) -> tuple[float, float]:
    """A place so many pixels from the press."""
    return PRESS[0] + dx, PRESS[1] + dy


@pytest.mark.parametrize(("dx", "dy"), [(0, 0), (10, 0), (-7, 7), (0, -10)])
def test_a_slip_of_the_mouse_is_still_a_click(core: Core, dx: float, dy: float) -> None:
    """Ten pixels, whichever way."""
    assert not core("drag", *PRESS, *at(dx, dy), 1)


@pytest.mark.parametrize(("dx", "dy"), [(11, 0), (-8, 8), (0, -60), (0, 10.25)])
def test_a_longer_way_is_a_drag(core: Core, dx: float, dy: float) -> None:
    """A swiped carousel, a selected line."""
    assert core("drag", *PRESS, *at(dx, dy), 1)


def test_a_key_or_a_script_drags_nothing(core: Core) -> None:
    """Its click is at the viewport's corner, wherever the mouse was pressed before."""
    assert not core("drag", *PRESS, 0, 0, 0)


def test_the_same_act_again_at_once_is_a_repeat(core: Core) -> None:
    """Up to the double click time, not beyond."""
    act = "add-to-cart T"
    assert core("repeat", act, act, REPEAT_MS - 1)
    assert not core("repeat", act, act, REPEAT_MS)


def test_what_is_told_of_later_than_it_was_done_is_no_repeat(core: Core) -> None:
    """A call that waited is made ahead of the clicks that did; each has its own time."""
    act = "add-to-cart T"
    assert core("repeat", act, act, 1 - REPEAT_MS)
    assert not core("repeat", act, act, -REPEAT_MS)


def test_another_act_is_no_repeat(core: Core) -> None:
    """Another ticket, or another thing done with it."""
    assert not core("repeat", "click T", "click U", 1)
    assert not core("repeat", "click T", "add-to-cart T", 1)
