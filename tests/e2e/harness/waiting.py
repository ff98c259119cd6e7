"""Waiting for something to become true of a page.

Playwright's own `wait_for_function` asks from inside the page, where a Content-Security-Policy may
forbid it; and a document that is being kept for later answers no more. So the harness asks.
"""

import threading
import time
from collections.abc import Callable
from typing import Any, TypeVar

from playwright.sync_api import Error as PlaywrightError
from selenium.common.exceptions import WebDriverException

from tests.e2e.harness.page import Page

T = TypeVar("T")

WITHIN = 40.0
"""Seconds: a busy machine's slowest page took 2, a busy WebKit 15, a starved Pyodide over 20."""

NEVER = threading.Event()
ASKS_EVERY = 0.01
"""Seconds from one question to the next."""


class WebKitError(Exception):
    """What was asked for failed in a page of the stock WebKit, or did not come about in time."""


BROWSER_ERRORS = (PlaywrightError, WebDriverException, WebKitError)
"""What asking a page may raise."""


def until(ask: Callable[[], T | None], what: str) -> T:
    """The first answer that is true; a document that goes away meanwhile is no answer."""
    end = time.monotonic() + WITHIN
    trouble = "it stayed false"
    while time.monotonic() < end:
        try:
            if answer := ask():
                return answer
        except BROWSER_ERRORS as error:
            trouble = str(error)
        NEVER.wait(ASKS_EVERY)
    raise AssertionError(f"waited {WITHIN:g} s for {what}: {trouble}")


def wait_until(page: Page, expression: str, *, arg: Any = None) -> None:
    """Returns once `page.evaluate` gives something true, across navigations too."""
    until(lambda: page.evaluate(expression, arg), expression)


def let_pass(page: Page, milliseconds: float) -> None:
    """Returns once so much time has passed by the page's own clock."""
    end = page.evaluate("performance.now()") + milliseconds
    wait_until(page, "end => performance.now() > end", arg=end)
