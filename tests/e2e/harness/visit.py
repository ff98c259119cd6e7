"""A visitor's stay in a browser, and what was said during it."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Protocol

from tests.e2e.harness.page import Context, Page


@dataclass(frozen=True)
class Line:
    """One line on the console; `kind` as Playwright says it: log, debug, info, warning, error."""

    kind: str
    text: str

    def __str__(self) -> str:
        return f"[{self.kind}] {self.text}"


REFUSED = re.compile(
    r"Failed to load resource|Access to fetch at|Cross-Origin Request Blocked"  # Chromium, Firefox
    r"|The Same Origin Policy disallows|Fetch API cannot load"  # Firefox, WebKit
    r"|XMLHttpRequest cannot load"  # WebKit
    r"|Origin \S+ is not allowed by Access-Control-Allow-Origin"  # WebKit
)
"""A browser's own complaint about a request, which no script can keep off the console."""

UNKNOWN = "Unrecognized Content-Security-Policy directive"
"""What a browser older than Trusted Types (WPE 2.38) says of a page that asks for them."""


@dataclass(frozen=True)
class Said:
    """What all tabs of a visit said, in the order in which the harness heard of it.

    `errors` are uncaught exceptions and unhandled rejections, `refused` what the browser itself
    complains of when a request is refused, which some engines would call an error and others not.
    """

    console: list[Line] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    def line(self, kind: str, text: str) -> None:
        """Something on the console."""
        if text.startswith(UNKNOWN):
            return
        if REFUSED.match(text):
            self.refused.append(text)
        else:
            self.console.append(Line(kind, text))

    def error(self, text: str) -> None:
        """Something uncaught."""
        (self.refused if REFUSED.match(text) else self.errors).append(text)

    def forget(self) -> None:
        """Begins anew."""
        for lines in (self.console, self.errors, self.refused):
            lines.clear()

    def __str__(self) -> str:
        """All of it, for failure messages."""
        console = [str(line) for line in self.console]
        parts = {"page errors": self.errors, "console": console, "refused": self.refused}
        return "\n".join(
            name + ":" + ("".join(f"\n  {each}" for each in said) or " none")
            for name, said in parts.items()
        )


@dataclass
class Visit:
    """Fresh storage, its tabs, and what all of them said.

    `said` grows while the harness talks to the browser; `settle` returns when all that was said
    before it stands there. `empty(url)` leaves one tab at this empty page of 127.0.0.1, without
    cookies and with nothing said, if it can; storage stays with the origins. A test that changes
    what is no page's, such as the clock or the window's size, says so with `is_changed`.
    """

    page: Page
    said: Said
    settle: Callable[[], None] = field(repr=False)
    empty: Callable[[str], bool] = field(repr=False)
    is_changed: bool = False

    @property
    def context(self) -> Context:
        """All its tabs."""
        return self.page.context


@dataclass(frozen=True)
class Proxy:
    """An HTTP proxy for everything but loopback addresses: `http://127.0.0.1:8080`."""

    server: str


class Browser(Protocol):
    """A started engine."""

    name: str
    version: str

    def visit(
        self, proxy: Proxy | None = None, *, keeps_pages: bool = False
    ) -> AbstractContextManager[Visit]:
        """A stay in it, with one empty tab; ends with the block.

        `keeps_pages` asks for one with a back/forward cache, which takes longer to open.
        """
