"""What becomes of the page with a click: it is left, or goes on, as without the tag."""

import pytest

from tests.e2e.harness.cards import OTHER, OTHER_CLICK, T, expect_nothing_but
from tests.e2e.harness.history import WATCH_FOR_KEPT, expect_kept, go_back
from tests.e2e.harness.page_server import Shop
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.visitors import Case
from tests.e2e.harness.waiting import wait_until
from tests.e2e.harness.watched_cluster import WatchedCluster


@pytest.mark.critical
def test_a_click_that_leaves_the_page_arrives(
    page_with: PageWith, shop: Shop, cluster: WatchedCluster, case: Case
) -> None:
    """Once, though the page that sent it is gone; the next page sends nothing of it again.

    The first click makes sure that a runtime is up: what is done before waits for a page that has
    the tag (`early/`).
    """
    for next_page, has_tag in (("to a page with the tag", True), ("to one without", False)):
        cluster.ledger.clear()
        shop.add("/next", page_with.html(OTHER) if has_tag else "<title>Next</title>")
        with case(next_page):
            link = f'<a id=it href="/next" data-elevate-ticket="T">Vase</a>{OTHER}'
            page = page_with(link, fresh=True).page
            page.click("#other")
            cluster.expect(*OTHER_CLICK)
            page.click("#it")
            wait_until(page, "location.pathname === '/next'")
            cluster.expect("click", "T")
            if has_tag:
                wait_until(page, "window.elevateTag?.version")
                expect_nothing_but(cluster, page, T, OTHER_CLICK)
            else:
                cluster.expect_only(T, OTHER_CLICK)


def test_a_click_keeps_its_own_effect(page_with: PageWith, cluster: WatchedCluster) -> None:
    """Nothing is prevented, and the page's handlers hear the same event as without the tag."""
    watching = """<script>
      addEventListener('click', event => {
        window.seen = [event.defaultPrevented, event.isTrusted, event.target.id];
      });
    </script>"""
    page = page_with(f'{watching}<a id=it href="#v" data-elevate-ticket="T">V</a>{OTHER}').page
    page.click("#it")
    wait_until(page, "location.hash === '#v'")
    assert page.evaluate("window.seen") == [False, True, "it"]
    expect_nothing_but(cluster, page, T)


@pytest.mark.keeps_pages
def test_a_page_kept_alive_goes_on_hearing_clicks(
    page_with: PageWith, shop: Shop, cluster: WatchedCluster
) -> None:
    """The tag keeps no page out of the back/forward cache, and hears each click once after it.

    The click before makes sure that the runtime is up: Chromium loads a page anew that is left
    while WebAssembly starts ("JavaScriptExecution").
    """
    url = shop.add("/next", "<title>Next</title>")
    page = page_with("", where="absent").page
    page.add_init_script(WATCH_FOR_KEPT)
    page_with(f'<div id=it data-elevate-ticket="T">Vase</div>{OTHER}')

    def click() -> None:
        cluster.ledger.clear()
        page.click("#it")
        cluster.expect(*T)

    click()
    page.goto(url)
    go_back(page)
    expect_kept(page, again=click)
    expect_nothing_but(cluster, page, T)
