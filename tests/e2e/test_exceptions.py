"""Exceptions that the tag throws and catches itself.

Nobody hears of them, but a browser's first is slow, and whoever has DevTools stop at caught
exceptions is led into the tag.
"""

from typing import Any

import pytest
from playwright.sync_api import Page as ChromiumPage

from tests.e2e.harness.cards import CARD
from tests.e2e.harness.marks import once
from tests.e2e.harness.page import Page
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.watched_cluster import WatchedCluster

BROKEN = "localStorage['voyado.session'] = '{'"


@once
@pytest.mark.without("firefox", "webkit", "wpe", reason="their drivers tell of no exception")
@pytest.mark.parametrize("early", [False, True], ids=["alone", "with the inline script"])
def test_nothing_is_thrown_where_nothing_is_wrong(
    page_with: PageWith, cluster: WatchedCluster, early: bool
) -> None:
    """First visit, click, next page, and again; broken keys show that a throw would be seen."""
    cluster.tickets.issue("T")
    opened = page_with("", where="absent", path="/before")
    opened.visit.is_changed = True
    thrown = exceptions_of(opened.page)
    for path in ("/first", "/second"):
        page_with(CARD, early=early, path=path).page.click("#it")
        cluster.expect("click", "T")
        cluster.ledger.clear()
    assert thrown == []
    opened.page.evaluate(BROKEN)
    page_with(CARD, path="/third").page.click("#it")
    cluster.expect("click", "T")
    assert "SyntaxError" in thrown[0]


def exceptions_of(page: Page) -> list[str]:
    """Grows by what is thrown on the page, caught or not: the error, and where."""
    thrown: list[str] = []
    assert isinstance(page, ChromiumPage)
    session = page.context.new_cdp_session(page)

    def hear(event: dict[str, Any]) -> None:
        where = " < ".join(frame["functionName"] for frame in event["callFrames"][:3])
        thrown.append(f"{event['data'].get('description', '')} in {where}")
        session.send("Debugger.resume")

    session.on("Debugger.paused", hear)
    session.send("Debugger.enable")
    session.send("Debugger.setPauseOnExceptions", {"state": "all"})
    return thrown
