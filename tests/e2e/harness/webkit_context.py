"""The tabs of one MiniBrowser, which share a storage that ends with it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from selenium.webdriver.remote.webdriver import WebDriver

from tests.e2e.harness.visit import Said
from tests.e2e.harness.waiting import WebKitError, until
from tests.e2e.harness.webkit_console import WebKitConsole
from tests.e2e.harness.webkit_driver import Driven
from tests.e2e.harness.webkit_input import xdotool
from tests.e2e.harness.webkit_inspector import InspectedTab, Inspector
from tests.e2e.harness.webkit_page import WebKitPage

HOST = "127.0.0.1"

FIRST_TAB = 1
SECOND_TAB = 3
"""The inspector's numbers: 2 is the automation session."""


@dataclass
class Opened:
    """What `expect_page` hands over; `value` is there once the block is done."""

    page: WebKitPage | None = None

    @property
    def value(self) -> WebKitPage:
        """The new tab."""
        if self.page is None:
            raise WebKitError("no tab yet: read `value` after the block")
        return self.page


class WebKitContext:
    """See `page.Context`. `display` is "" where WebDriver alone makes the input (WPE).

    `hosts` are those that it was sent to.
    """

    def __init__(self, driven: Driven, display: str, said: Said) -> None:
        self.display = display
        self.menu_is_open = False
        self.hosts: set[str | None] = set()
        self._driver = driver = driven.driver
        self._said = said
        self._inspector = Inspector(driven.inspector)
        self._inspected: dict[str, InspectedTab] = {}
        self._pages: list[WebKitPage] = []
        self._next_tab = FIRST_TAB
        self._chosen = driver.current_window_handle
        self._meet(self._chosen)
        self._first = self._pages[0]

    @property
    def pages(self) -> list[WebKitPage]:
        """The tabs, oldest first; those the browser opened meanwhile are met now."""
        known = {page.handle for page in self._pages}
        for handle in self._driver.window_handles:
            if handle not in known:
                self._meet(handle)
        return list(self._pages)

    def new_page(self) -> WebKitPage:
        """Opens a tab."""
        with self.expect_page() as opened:
            before = self._chosen
            self._driver.switch_to.new_window("tab")
            self._chosen = ""
            self.choose(before)
        return opened.value

    @contextmanager
    def expect_page(self) -> Iterator[Opened]:
        """Waits until there is a tab more than before the block."""
        if not self.display:
            raise WebKitError("WPE's cog has no tabs: mark the test without it")
        before = self.pages
        opened = Opened()
        yield opened
        until(lambda: len(self.pages) > len(before), "a new tab")
        opened.page = self._pages[-1]

    def choose(self, handle: str) -> WebDriver:
        """The driver, set on this tab."""
        if handle != self._chosen:
            self._driver.switch_to.window(handle)
            self._chosen = handle
        return self._driver

    def inspected(self, page: WebKitPage) -> InspectedTab:
        """The tab's inspector."""
        return self._inspected[page.handle]

    def forget(self, page: WebKitPage) -> None:
        """The tab is about to close."""
        del self._inspected[page.handle]
        self._pages.remove(page)

    def leave_menu(self) -> None:
        """A menu that a right click opened would swallow the next click on the display."""
        if self.menu_is_open:
            xdotool(self.display, "key", "Escape")
            self.menu_is_open = False

    def settle(self) -> None:
        """An answer on the inspector's connection comes after all events before it."""
        for tab in self._inspected.values():
            tab.call("Runtime.evaluate", expression="0")

    def empty(self, url: str) -> bool:
        """See `Visit`. The driver takes away the cookies of the present page's host only."""
        if self.pages != [self._first] or self.hosts - {HOST}:
            return False
        self.leave_menu()
        self._first.goto(url)
        self._driver.delete_all_cookies()
        self.settle()
        self._said.forget()
        return True

    def close(self) -> None:
        """Stops listening; the browser goes on."""
        self._inspector.close()

    def _meet(self, handle: str) -> None:
        tab = self._inspector.tab(self._next_tab, WebKitConsole(self._said).hear)
        self._next_tab = max(SECOND_TAB, self._next_tab + 1)
        for domain in ("Page", "Console", "Runtime"):
            tab.call(f"{domain}.enable")
        self._inspected[handle] = tab
        self._pages.append(WebKitPage(self, handle))
