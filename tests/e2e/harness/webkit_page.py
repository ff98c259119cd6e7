"""One tab of a stock WebKit, with the methods of Playwright's `Page` that `page.py` lists.

Not Playwright: no clock, no routes, no downloads, no dialogs. It waits for an element, or for a
function, by asking again each 10 ms from inside the page.
"""
# ruff: noqa: D102 (page.Page says what each method does)

import json
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from playwright.sync_api import ViewportSize
from selenium.webdriver.remote.webdriver import WebDriver

from tests.e2e.harness import webkit_scripts as scripts
from tests.e2e.harness.page import Button, Modifier
from tests.e2e.harness.waiting import WebKitError, until
from tests.e2e.harness.webkit_input import (
    WebKitKeyboard,
    WebKitMouse,
    click_by_driver,
    click_on_display,
)

if TYPE_CHECKING:
    from tests.e2e.harness.webkit_context import WebKitContext

LEAST_WIDTH = 447
"""CSS pixels: MiniBrowser's tool bar is as wide as that."""


class WebKitPage:
    """See `page.Page` for what each method does."""

    def __init__(self, context: "WebKitContext", handle: str) -> None:
        self.context = context
        self.handle = handle
        self.keyboard = WebKitKeyboard(self._driver)
        self.mouse = WebKitMouse(self._driver)
        self._init_scripts: list[str] = []

    @property
    def url(self) -> str:
        return self._driver().current_url

    def goto(self, url: str) -> None:
        self.context.hosts.add(urlsplit(url).hostname)
        self._driver().get(url)

    def reload(self) -> None:
        self._driver().refresh()

    def evaluate(self, expression: str, arg: Any = None) -> Any:
        script = scripts.EVALUATE % expression.strip().rstrip(";")
        answer = json.loads(self._driver().execute_async_script(script, arg))
        if "error" in answer:
            raise WebKitError(answer["error"])
        return answer["value"]

    def click(
        self,
        selector: str,
        *,
        button: Button | None = None,
        modifiers: Sequence[Modifier] | None = None,
        click_count: int | None = None,
    ) -> None:
        at = self._point(selector)
        held, pressed, count = modifiers or (), button or "left", click_count or 1
        if self.context.display and pressed != "left":
            x, y = self.evaluate(scripts.SCREEN)
            self.context.leave_menu()
            click_on_display(self.context.display, (at[0] + x, at[1] + y), pressed, held, count)
            self.context.menu_is_open = pressed == "right"
        else:
            click_by_driver(self._driver(), at, pressed, held, count)

    def dblclick(self, selector: str) -> None:
        self.click(selector, click_count=2)

    def press(self, selector: str, key: str) -> None:
        self._run("arguments[0].focus()", self._element(selector))
        self.keyboard.press(key)

    def fill(self, selector: str, value: str) -> None:
        element = self._element(selector)
        element.clear()
        element.send_keys(value)

    def set_viewport_size(self, viewport_size: ViewportSize) -> None:
        if not self.context.display:
            raise WebKitError("WPE's cog has one size: mark the test without it")
        wanted = [viewport_size["width"], viewport_size["height"]]
        if wanted[0] < LEAST_WIDTH:
            raise WebKitError(f"no narrower than {LEAST_WIDTH} px; got {wanted[0]}: use an iframe")
        until(lambda: self._resized(wanted), f"a viewport of {wanted}")

    def screenshot(self, *, path: str | Path | None = None) -> bytes:
        png = self._driver().get_screenshot_as_png()
        if path:
            Path(path).write_bytes(png)
        return png

    def add_init_script(self, script: str) -> None:
        self._init_scripts.append(script)
        source = "\n;".join(self._init_scripts)
        self.context.inspected(self).call("Page.setBootstrapScript", source=source)

    def bring_to_front(self) -> None:
        self._driver()

    def close(self) -> None:
        self.context.forget(self)
        self._driver().close()

    def _driver(self) -> WebDriver:
        return self.context.choose(self.handle)

    def _element(self, selector: str) -> Any:
        return until(partial(self._run, scripts.FIND, selector), selector)

    def _point(self, selector: str) -> tuple[float, float]:
        find = partial(self._run, scripts.CLICKABLE, selector)
        x, y = until(find, f"{selector} visible and not covered")
        return x, y

    def _run(self, script: str, *arguments: Any) -> Any:
        return self._driver().execute_script(script, *arguments)

    def _resized(self, wanted: list[int]) -> bool:
        inner = self.evaluate("[innerWidth, innerHeight]")
        if inner == wanted:
            return True
        window = self._driver().get_window_rect()
        bars = [window["width"] - inner[0], window["height"] - inner[1]]
        # The window changes at once and the page hears of it later: between the two the sum is off.
        if 0 <= bars[0] < 100 and 0 <= bars[1] < 200:
            self._driver().set_window_size(wanted[0] + bars[0], wanted[1] + bars[1])
        return False
