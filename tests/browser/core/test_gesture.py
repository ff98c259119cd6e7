"""Drags and doubled clicks, told from deliberate acts."""

import pytest

from elevate_tag.browser.core.act import Act
from elevate_tag.browser.core.gesture import REPEAT_MS, is_drag, is_repeat
from elevate_tag.browser.runtime.event import Event


def event(x: float, y: float, detail: int = 1) -> Event:
    """A press or a click at a place."""
    return Event([], detail, 0, x, y, 0)


@pytest.mark.parametrize(("dx", "dy"), [(0, 0), (10, 0), (-7, 7), (0, -10)])
def test_a_slip_of_the_mouse_is_still_a_click(dx: float, dy: float) -> None:
    """Ten pixels, whichever way."""
    assert not is_drag(event(100, 100), event(100 + dx, 100 + dy))


@pytest.mark.parametrize(("dx", "dy"), [(11, 0), (-8, 8), (0, -60)])
def test_a_longer_way_is_a_drag(dx: float, dy: float) -> None:
    """A swiped carousel, a selected line."""
    assert is_drag(event(100, 100), event(100 + dx, 100 + dy))


def test_a_key_or_a_script_drags_nothing() -> None:
    """Its click is at the viewport's corner, wherever the mouse was pressed before."""
    assert not is_drag(event(300, 200), event(0, 0, detail=0))


def test_the_same_act_again_at_once_is_a_repeat() -> None:
    """Up to the double click time, not beyond."""
    act = Act("add-to-cart", "T")
    assert is_repeat(act, 1000, Act("add-to-cart", "T"), 1000 + REPEAT_MS - 1)
    assert not is_repeat(act, 1000, Act("add-to-cart", "T"), 1000 + REPEAT_MS)


def test_another_act_is_no_repeat() -> None:
    """Another ticket, or another thing done with it."""
    act = Act("click", "T")
    assert not is_repeat(act, 1000, Act("click", "U"), 1001)
    assert not is_repeat(act, 1000, Act("add-to-cart", "T"), 1001)
