"""A page whose time the test lets pass. Only Playwright's own engines have such a clock."""

from typing import Any

from playwright.sync_api import Page as PlaywrightPage

from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.waiting import wait_until


def page_with_clock(page_with: PageWith, body: str = "", **given: Any) -> PlaywrightPage:
    """Opens a page whose timers come when the test says, and returns once it has its keys."""
    opened = page_with("", where="absent")
    opened.visit.is_changed = True
    page = opened.page
    assert isinstance(page, PlaywrightPage)
    page.clock.install()
    page_with(body, **given)
    wait_until(page, "localStorage.getItem('voyado.session') !== null")
    return page
