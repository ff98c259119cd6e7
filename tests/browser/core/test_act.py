"""What a click means, by the marks on its path. An element is given by its attributes."""

import pytest

from tests.browser.probe.core import Core

PLAIN: dict[str, str] = {"class": "title"}
CARD = {"data-elevate-ticket": "T"}
BUTTON = {"data-elevate-add-to-cart": ""}


@pytest.mark.parametrize(
    ("path", "act"),
    [
        ([CARD], ("click", "T")),
        ([PLAIN, PLAIN, CARD, PLAIN], ("click", "T")),
        ([{"data-elevate-ticket": "inner"}, CARD], ("click", "inner")),
        ([BUTTON, PLAIN, CARD], ("add-to-cart", "T")),
        ([PLAIN, BUTTON, CARD], ("add-to-cart", "T")),
        ([{"data-elevate-add-to-cart": "own"}, CARD], ("add-to-cart", "own")),
        ([BUTTON | CARD, {"data-elevate-ticket": "outer"}], ("add-to-cart", "T")),
        ([CARD, BUTTON], ("click", "T")),
        ([BUTTON, {"data-elevate-add-to-cart": "outer"}, CARD], ("add-to-cart", "T")),
        ([BUTTON, PLAIN], ("add-to-cart", "")),
        ([{"data-elevate-ticket": ""}, CARD], ("click", "")),
    ],
)
def test_the_innermost_mark_decides(
    core: Core, path: list[dict[str, str]], act: tuple[str, str]
) -> None:
    """An empty add-to-cart takes the nearest ticket; an add-to-cart is no click as well."""
    assert core("act", path) == [*act]


@pytest.mark.parametrize("path", [[], [PLAIN], [PLAIN, {"data-ticket": "T"}]])
def test_outside_any_mark_there_is_no_act(core: Core, path: list[dict[str, str]]) -> None:
    """Most clicks of a page."""
    assert core("act", path) is None
