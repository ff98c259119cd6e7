"""Waiting for something to become true of a page.

Playwright's own `wait_for_function` asks from inside the page, where a Content-Security-Policy may
forbid it; and a document that is being kept for later answers no more. So the harness asks.
"""

import time
from typing import Any

from playwright.sync_api import Error as PlaywrightError
from selenium.common.exceptions import WebDriverException

from tests.e2e.harness.page import Page
from tests.e2e.harness.webkit_page import WebKitError

WITHIN = 15.0
"""Seconds: a busy machine's slowest page took 2."""

BETWEEN = 0.02
"""Seconds from one question to the next."""


def wait_until(page: Page, expression: str, *, arg: Any = None) -> None:
    """Returns once `page.evaluate` gives something true, across navigations too."""
    end = time.monotonic() + WITHIN
    trouble = "it stayed false"
    while time.monotonic() < end:
        try:
            if page.evaluate(expression, arg):
                return
        except (PlaywrightError, WebDriverException, WebKitError) as error:
            trouble = str(error)
        time.sleep(BETWEEN)
    raise AssertionError(f"{expression}: {trouble}")
