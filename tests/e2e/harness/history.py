"""Going back as a shopper does, to a page that the browser may have kept alive."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from playwright.sync_api import Page as ChromiumPage

from tests.e2e.harness.page import Page
from tests.e2e.harness.page_server import NOTHING
from tests.e2e.harness.waiting import until, wait_until
from tests.e2e.harness.webkit_page import WebKitPage

TIMES = 8
"""How often a page is left before it is held against it that Chromium did not keep it."""

MASKED = "masked"
"""Chromium's word to the page for what it does not tell: its own reasons, and a few of the page's.

https://developer.mozilla.org/docs/Web/API/NotRestoredReasonDetails/reason
"""

CIRCUMSTANTIAL = "Circumstantial"
"""Its word to DevTools for what no page can help: too little memory, a busy machine.

https://chromedevtools.github.io/devtools-protocol/tot/Page/#event-backForwardCacheNotUsed
"""

WATCH_FOR_KEPT = """
  addEventListener("pagehide", () => { window.__kept = undefined });
  addEventListener("pageshow", event => { window.__kept = event.persisted });
"""
"""Init script that `expect_kept` needs."""

WHY_NOT_KEPT = (
    "JSON.stringify(performance.getEntriesByType('navigation')[0].notRestoredReasons ?? null)"
)

NEXT = "navigation.entries()[navigation.currentEntry.index + 1].url"
"""The page come back from. Left by a step forward, Chromium tells less of why it kept none."""

EMPTY = "about:blank"


def go_back(page: Page) -> None:
    """Back by one, until the page before is there again, kept or loaded anew.

    The step is put off, so that the answer to it does not have to leave a page that is going away.
    Firefox may show an empty document on the way, and, asked to go back by a page that it is still
    loading, for good.
    """
    if not isinstance(page, WebKitPage):
        wait_until(page, "document.readyState === 'complete'")
    left = _address(page)
    page.evaluate("() => { delete window.__kept; setTimeout(() => history.back()) }")
    until(lambda: _address(page) not in (left, EMPTY), "another page")
    if not isinstance(page, WebKitPage):
        wait_until(page, "document.readyState === 'complete'")
    if page.url == left:
        _end_navigation(page)


def expect_kept(page: Page, again: Callable[[], None] = lambda: None) -> None:
    """Returns once this document came back out of the back/forward cache; else says why it did not.

    Chromium gives a page up for reasons of its own too. Then the page, which is loaded anew by now,
    is left and come back to again, `TIMES` in all; before that `again` does what is to be done on
    it. A page that itself is the reason fails as soon as Chromium tells that.
    """
    if _was_kept(page):
        return
    why = json.loads(page.evaluate(WHY_NOT_KEPT))
    if set(_reasons(why)) != {MASKED}:
        raise AssertionError(f"loaded anew: {why or 'the browser does not say why'}")
    explained = _explanations(page)
    for _ in range(TIMES - 1):
        again()
        explained.clear()
        page.goto(page.evaluate(NEXT))
        go_back(page)
        if _was_kept(page):
            return
        if any(each["type"] != CIRCUMSTANTIAL for each in explained):
            break
    raise AssertionError(f"loaded anew: {explained}")


def _explanations(page: Page) -> list[dict[str, str]]:
    """Grows by what Chromium tells DevTools each time that it did not keep the page."""
    explained: list[dict[str, str]] = []

    def hear(event: dict[str, Any]) -> None:
        explained.extend(event["notRestoredExplanations"])

    assert isinstance(page, ChromiumPage)
    session = page.context.new_cdp_session(page)
    session.on("Page.backForwardCacheNotUsed", hear)
    session.send("Page.enable")
    return explained


def _was_kept(page: Page) -> bool:
    """The page may answer before it has heard `pageshow`, so this waits."""
    wait_until(page, "window.__kept !== undefined")
    kept: bool = page.evaluate("window.__kept")
    return kept


def _reasons(why: dict[str, Any] | None) -> Iterator[str]:
    """Those of a document and of its frames."""
    if why:
        yield from (each["reason"] for each in why["reasons"] or ())
        for frame in why["children"] or ():
            yield from _reasons(frame)


def _address(page: Page) -> str:
    """Where the tab is.

    A question that reaches a WebKit page while it is put away is never answered, so there the
    browser is asked and not the page. What Playwright knows is older than what the page says.
    """
    if isinstance(page, WebKitPage):
        return page.url
    address: str = page.evaluate("location.href")
    return address


def _end_navigation(page: Page) -> None:
    """Firefox tells Playwright that a navigation began, and of a kept page nothing further.

    So Playwright would wait for its end with each click. One that comes to nothing ends it, and
    would end a page that is still loading too, as an empty document.
    """
    page.evaluate("nothing => { location.href = nothing }", NOTHING)
