"""Chromium, Firefox and Playwright's own WebKit: its surface as it is, and the right switches."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from playwright.sync_api import Browser, BrowserContext, BrowserType, Playwright, ProxySettings

from tests.e2e.harness.engines import Found
from tests.e2e.harness.nagle import answer_at_once, started_from_here
from tests.e2e.harness.visit import Proxy, Said, Visit
from tests.e2e.harness.waiting import until

TIMEOUT = 40_000
"""Milliseconds for any one step: a page on a busy machine took 2 s; Pyodide holds one up longer.

Firefox at times keeps a page waiting some 20 s for what the page before had asked for in vain.
"""

EMPTIES_WITHIN = 5_000
"""Milliseconds to leave the last page of a visit: one that takes longer is not worth keeping."""

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


VISITS = 80
"""A Firefox of many contexts takes gigabytes and grows slow: after so many comes a new one."""


class PlaywrightBrowser:
    """A started browser; each visit is a context of it.

    Of Chromium there are two: its shell, where there is one, and the whole for visits that need it.
    """

    def __init__(self, playwright: Playwright, found: Found) -> None:
        self.name = found.engine
        self._kind: BrowserType = getattr(playwright, found.engine)
        self._found = found
        self._running = self._launch(whole=False)
        self._whole: Running | None = None
        self.version = self._running.browser.version

    @contextmanager
    def visit(self, proxy: Proxy | None = None, *, keeps_pages: bool = False) -> Iterator[Visit]:
        """A fresh context."""
        with self._fit(whole=keeps_pages).context(proxy) as context:
            context.set_default_timeout(TIMEOUT)
            said = Said()
            context.on("console", lambda message: said.line(message.type, message.text))
            context.on("weberror", lambda web: said.error(web.error.message))

            def settle() -> None:
                for page in context.pages:
                    # Of one that is on its way to another the next document answers.
                    until(partial(page.evaluate, "1"), "the tab to answer")

            page = context.new_page()

            def empty(url: str) -> bool:
                if context.pages != [page]:
                    return False
                page.goto(url, timeout=EMPTIES_WITHIN)
                context.clear_cookies()
                settle()
                said.forget()
                return True

            yield Visit(page, said, settle, empty)

    def close(self) -> None:
        """Ends the browser."""
        for running in (self._running, self._whole):
            if running:
                running.browser.close()

    def _fit(self, *, whole: bool) -> "Running":
        if self.name == "firefox" and self._running.visits >= VISITS:
            self._running.retire()
            self._running = self._launch(whole=False)
        if not whole or self.name != "chromium" or not (self._found.own or self._found.shell):
            return self._running
        self._whole = self._whole or self._launch(whole=True)
        return self._whole

    def _launch(self, *, whole: bool) -> "Running":
        browser = self._kind.launch(**_switches(self._found, whole=whole))
        if self.name == "firefox":
            for process in started_from_here(self._found.program.name):
                answer_at_once(process)
        return Running(browser)


class Running:
    """One process of a browser, which once it is retired ends with the last of its visits."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.visits = self._open = 0
        self._retired = False

    @contextmanager
    def context(self, proxy: Proxy | None) -> Iterator[BrowserContext]:
        """A context of it, closed with the block."""
        self.visits += 1
        self._open += 1
        context = self.browser.new_context(proxy=_settings(proxy))
        try:
            yield context
        finally:
            context.close()
            self._open -= 1
            self._end_if_retired()

    def retire(self) -> None:
        """No further visit comes."""
        self._retired = True
        self._end_if_retired()

    def _end_if_retired(self) -> None:
        if self._retired and self._open == 0:
            self.browser.close()


def _switches(found: Found, *, whole: bool) -> dict[str, Any]:
    switches = CHROMIUM if found.engine == "chromium" else {}
    if found.own:
        # Of its two builds of Chromium, Playwright takes the shell unless told so.
        return {**switches, "channel": "chromium"} if whole else switches
    if found.engine == "firefox":
        # A stock Firefox speaks WebDriver BiDi, which this channel stands for.
        return {"executable_path": found.program, "channel": "moz-firefox"}
    shell = None if whole else found.shell
    return {**switches, "executable_path": shell or found.program}


def _settings(proxy: Proxy | None) -> ProxySettings | None:
    return {"server": proxy.server, "bypass": "127.0.0.1"} if proxy else None
