"""From one tab of a visitor's to another."""

from tests.e2e.harness.page import Page
from tests.e2e.harness.waiting import until

_STORED = "JSON.stringify(Object.entries({ ...localStorage }).sort())"


def turn_to(page: Page, *, like: Page) -> None:
    """Brings a tab to the front, and returns once localStorage is there what it is in the other.

    A tab's own process hears of what another stored some milliseconds later.
    """
    page.bring_to_front()
    until(
        lambda: page.evaluate(_STORED) == like.evaluate(_STORED),
        "the tab to hear of what the other stored",
    )
