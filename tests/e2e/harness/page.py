"""The part of Playwright's surface that the tests use, as protocols.

Playwright's classes fit as they are; `webkit_page.py` and `webkit_context.py` fit by imitation. A
method that is not here is not used in any test: add it here and to the imitation first.

Selectors are CSS and reach into open shadow roots, each selector within one root.

Playwright's `go_back` is missing on purpose: it waits for a load event, which a page kept in the
back/forward cache never fires. See `history.go_back`.
"""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Literal, Protocol, TypeVar

from playwright.sync_api import ViewportSize

Button = Literal["left", "middle", "right"]
Modifier = Literal["Alt", "Control", "Meta", "Shift"]
T_co = TypeVar("T_co", covariant=True)


class Keyboard(Protocol):
    """Keys go to whatever has the focus."""

    def press(self, key: str) -> None:
        """`Enter`, `Space`, `Tab`, a letter; `Shift+Tab`."""


class Mouse(Protocol):
    """Positions are CSS pixels of the viewport."""

    def move(self, x: float, y: float, *, steps: int | None = None) -> None:
        """Moves there, in so many steps."""

    def down(self) -> None:
        """Presses the left button and holds it."""

    def up(self) -> None:
        """Lets go of it."""


class Opened(Protocol[T_co]):
    """What `Context.expect_page` hands over when its block is done."""

    @property
    def value(self) -> T_co:
        """The new tab."""


class Context(Protocol):
    """The tabs that share one storage."""

    @property
    def pages(self) -> "Sequence[Page]":
        """The tabs, oldest first."""

    def new_page(self) -> "Page":
        """Opens a tab."""

    def expect_page(self) -> "AbstractContextManager[Opened[Page]]":
        """Waits until what the block does has opened a tab."""


class Page(Protocol):
    """One tab."""

    @property
    def url(self) -> str:
        """The address as the harness last heard of it; `location.href` is the present one."""

    @property
    def keyboard(self) -> Keyboard:
        """Keys for this tab."""

    @property
    def mouse(self) -> Mouse:
        """A mouse over this tab."""

    @property
    def context(self) -> Context:
        """The tabs it shares storage with."""

    def goto(self, url: str) -> object:
        """Opens an address and waits for the load event."""

    def reload(self) -> object:
        """Loads the page again."""

    def evaluate(self, expression: str, arg: Any = None) -> Any:
        """An expression's value, or what a function gives for `arg`; promises are awaited."""

    def click(
        self,
        selector: str,
        *,
        button: Button | None = None,
        modifiers: Sequence[Modifier] | None = None,
        click_count: int | None = None,
    ) -> None:
        """Clicks the first match once it is visible and nothing covers it."""

    def dblclick(self, selector: str) -> None:
        """Clicks it twice, fast."""

    def press(self, selector: str, key: str) -> None:
        """Focuses it, then presses the key."""

    def fill(self, selector: str, value: str) -> None:
        """Writes into a field."""

    def set_viewport_size(self, viewport_size: ViewportSize) -> None:
        """In CSS pixels; WebKitGTK's window is at least 447 wide."""

    def screenshot(self, *, path: str | Path | None = None) -> bytes:
        """A PNG of the viewport."""

    def add_init_script(self, script: str) -> object:
        """Runs in each further document of this tab before the page's own scripts."""

    def bring_to_front(self) -> None:
        """Makes it the tab on show."""

    def close(self) -> None:
        """Closes this tab."""
