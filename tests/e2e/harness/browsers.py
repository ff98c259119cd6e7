"""Starts the browser that stands for an engine here."""

from playwright.sync_api import Playwright

from tests.e2e.harness import engines
from tests.e2e.harness.playwright_browser import PlaywrightBrowser
from tests.e2e.harness.webkit_browser import WebKitBrowser


class MissingBrowser(Exception):  # noqa: N818 (what there is not, and how to get it)
    """No browser for an engine; the message says what to install."""


def start(playwright: Playwright, engine: str) -> PlaywrightBrowser | WebKitBrowser:
    """The browser, to be closed; raises `MissingBrowser`."""
    found = engines.find(engine, engines.own_program(playwright, engine))
    if found is None:
        raise MissingBrowser(engines.how_to_install(engine))
    stock_webkit = engine in ("webkit", "wpe") and not found.own
    return WebKitBrowser(found) if stock_webkit else PlaywrightBrowser(playwright, found)
