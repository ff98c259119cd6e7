"""What a click means, by the marks on its path. An element is a dict of its attributes here."""

import pytest

from elevate_tag.browser.core.act import act_in

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
def test_the_innermost_mark_decides(path: list[dict[str, str]], act: tuple[str, str]) -> None:
    """An empty add-to-cart takes the nearest ticket; an add-to-cart is no click as well."""
    found = act_in(path)
    assert found is not None
    assert (found.kind, found.ticket) == act


@pytest.mark.parametrize("path", [[], [PLAIN], [PLAIN, {"data-ticket": "T"}]])
def test_outside_any_mark_there_is_no_act(path: list[dict[str, str]]) -> None:
    """Most clicks of a page."""
    assert act_in(path) is None
