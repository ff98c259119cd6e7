"""Chromium, Firefox and Playwright's own WebKit: its surface as it is, and the right switches."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, BrowserType, Playwright, ProxySettings

from tests.e2e.harness.engines import Found
from tests.e2e.harness.nagle import answer_at_once, started_from_here
from tests.e2e.harness.visit import Proxy, Said, Visit

TIMEOUT = 20_000
"""Milliseconds for any one step: a page on a busy machine took 2 s; Pyodide holds one up longer."""

CHROMIUM: dict[str, Any] = {
    "args": [
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ],
    # Playwright turns the back/forward cache off; shoppers' browsers have it on.
    "ignore_default_args": ["--disable-back-forward-cache"],
}


VISITS = 40
"""A Firefox of many contexts takes gigabytes and grows slow: after so many comes a new one."""


class PlaywrightBrowser:
    """A started browser; each visit is a context of it."""

    def __init__(self, playwright: Playwright, found: Found) -> None:
        self.name = found.engine
        self._kind: BrowserType = getattr(playwright, found.engine)
        self._found = found
        self._visits = self._open = 0
        self._browser = self._launch()
        self.version = self._browser.version

    @contextmanager
    def visit(self, proxy: Proxy | None = None) -> Iterator[Visit]:
        """A fresh context."""
        if self._visits >= VISITS and self._open == 0 and self.name == "firefox":
            self._browser.close()
            self._browser = self._launch()
            self._visits = 0
        self._visits += 1
        self._open += 1
        context = self._browser.new_context(proxy=_settings(proxy))
        context.set_default_timeout(TIMEOUT)
        said = Said()
        context.on("console", lambda message: said.line(message.type, message.text))
        context.on("weberror", lambda web: said.error(web.error.message))

        def settle() -> None:
            for page in context.pages:
                page.evaluate("0")

        try:
            yield Visit(context.new_page(), said, settle)
        finally:
            self._open -= 1
            context.close()

    def close(self) -> None:
        """Ends the browser."""
        self._browser.close()

    def _launch(self) -> Browser:
        browser = self._kind.launch(**_switches(self._found))
        if self.name == "firefox":
            for process in started_from_here(self._found.program.name):
                answer_at_once(process)
        return browser


def _switches(found: Found) -> dict[str, Any]:
    switches = CHROMIUM if found.engine == "chromium" else {}
    if found.own:
        return switches
    if found.engine == "firefox":
        # A stock Firefox speaks WebDriver BiDi, which this channel stands for.
        return {"executable_path": found.program, "channel": "moz-firefox"}
    return {**switches, "executable_path": found.program}


def _settings(proxy: Proxy | None) -> ProxySettings | None:
    return {"server": proxy.server, "bypass": "127.0.0.1"} if proxy else None
