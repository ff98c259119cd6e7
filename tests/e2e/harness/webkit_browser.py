"""Debian's WebKitGTK, and as an extra its WPE: each visit is a browser process of its own.

Playwright can drive only WebKit builds of its own making. The stock ones speak WebDriver, which is
Selenium's, and WebKit's inspector protocol. A process takes half a second and begins with empty
storage, so visits share nothing.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from tests.e2e.harness import webkit_driver
from tests.e2e.harness.engines import Found
from tests.e2e.harness.visit import Proxy, Said, Visit
from tests.e2e.harness.webkit_context import WebKitContext
from tests.e2e.harness.xvfb import Xvfb


class WebKitBrowser:
    """Ready to start browsers; keeps one display for them, which WPE does not need."""

    def __init__(self, found: Found) -> None:
        self.name = found.engine
        self.version = "not started yet"
        self._found = found
        self._stack = ExitStack()
        self._display = "" if found.engine == "wpe" else self._stack.enter_context(Xvfb()).display

    @contextmanager
    def visit(self, proxy: Proxy | None = None, *, keeps_pages: bool = False) -> Iterator[Visit]:
        """A fresh process, which keeps pages as all of WebKit does."""
        said = Said()
        with webkit_driver.driven(self._found, self._display, proxy) as driven:
            self.version = str(driven.driver.capabilities["browserVersion"])
            context = WebKitContext(driven, self._display, said)
            try:
                yield Visit(context.pages[0], said, context.settle, context.empty)
            finally:
                context.close()

    def close(self) -> None:
        """Ends the display."""
        self._stack.close()
