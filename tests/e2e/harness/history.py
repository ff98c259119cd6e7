"""Going back as a shopper does, to a page that the browser may have kept alive."""

from tests.e2e.harness.page import Page
from tests.e2e.harness.page_server import NOTHING
from tests.e2e.harness.waiting import until, wait_until
from tests.e2e.harness.webkit_page import WebKitPage


def go_back(page: Page) -> None:
    """Back by one, until the page before is there again, kept or loaded anew.

    The step is put off, so that the answer to it does not have to leave a page that is going away.
    """
    left = _address(page)
    page.evaluate("() => { setTimeout(() => history.back()) }")
    until(lambda: _address(page) != left, "another page")
    if page.url == left:
        _end_navigation(page)


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

    So Playwright would wait for its end with each click. One that comes to nothing ends it.
    """
    page.evaluate("nothing => { location.href = nothing }", NOTHING)


def expect_kept(page: Page) -> None:
    """Returns once this document came back out of the back/forward cache; else says why it did not.

    The page may answer before it has heard `pageshow`, so this waits.
    """
    try:
        wait_until(page, "window.__kept === true")
    except AssertionError as error:
        raise AssertionError(f"loaded anew: {page.evaluate(WHY_NOT_KEPT)}") from error


WATCH_FOR_KEPT = (
    "addEventListener('pageshow', event => { if (event.persisted) window.__kept = true })"
)
"""Init script that `expect_kept` needs."""

WHY_NOT_KEPT = (
    "JSON.stringify(performance.getEntriesByType('navigation')[0].notRestoredReasons"
    " ?? 'the browser does not say why')"
)
