"""Acts before the compiled tag, in further tabs and in pages that come back."""

import pytest

from tests.e2e.harness.cards import CARD, LINK, OTHER, OTHER_CLICK, T, leave
from tests.e2e.harness.history import WATCH_FOR_KEPT, expect_kept, go_back
from tests.e2e.harness.marks import tabs
from tests.e2e.harness.page_server import Shop
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.waiting import wait_until
from tests.e2e.harness.watched_cluster import WatchedCluster
from tests.e2e.stub.scene import ADD, ADDED, MISSING, TAG, UP, WITH_THE_COMPILED_TAG, Waiting

pytestmark = WITH_THE_COMPILED_TAG


@tabs
def test_a_link_opened_in_a_new_tab_is_sent_once(waiting: Waiting, cluster: WatchedCluster) -> None:
    """By the tab that it was clicked in."""
    waiting(OTHER, path="/next")
    page = waiting(LINK + ADD).page
    with page.context.expect_page() as opened:
        page.click("#it", button="middle")
    waiting.end()
    wait_until(opened.value, UP)
    page.bring_to_front()
    page.click("#add")
    cluster.expect_only(T, ADDED)


@tabs
def test_a_window_that_a_script_opens_sends_its_own_acts_alone(
    waiting: Waiting, cluster: WatchedCluster
) -> None:
    """Though its storage starts as a copy of its opener's."""
    waiting(OTHER + "<script>window.opener && other.click()</script>", path="/next")
    page = waiting(CARD + "<script>it.onclick = () => open('/next')</script>" + ADD).page
    with page.context.expect_page() as opened:
        page.click("#it")
    wait_until(opened.value, "document.readyState === 'complete'")
    waiting.end()
    wait_until(opened.value, UP)
    page.bring_to_front()
    wait_until(page, UP)
    page.click("#add")
    cluster.expect_only(T, ADDED, OTHER_CLICK)


def test_coming_back_to_a_page_that_was_left_early_sends_once(
    waiting: Waiting, page_with: PageWith, cluster: WatchedCluster
) -> None:
    """Whether the browser kept the page or loads it anew, and whoever sends."""
    page_with(OTHER, path="/next", file="elevate-tag.debug.js")
    page = waiting(LINK + ADD).page
    leave(page)
    cluster.expect(*T)
    go_back(page)
    wait_until(page, "document.readyState === 'complete'")
    page.click("#add")
    waiting.end()
    page_with(OTHER, path="/later", file="elevate-tag.debug.js").page.click("#other")
    cluster.expect_only(T, ADDED, OTHER_CLICK)


@pytest.mark.keeps_pages
def test_it_keeps_no_page_out_of_the_back_forward_cache(
    page_with: PageWith, cluster: WatchedCluster, shop: Shop
) -> None:
    """Where the tag is missing; and it goes on hearing then."""
    shop.faults.lose(TAG)
    url = shop.add("/next", "<title>Next</title>")
    page = page_with("", where="absent").page
    page.add_init_script(WATCH_FOR_KEPT)
    page_with(CARD + ADD, **MISSING)
    page.click("#it")
    page.goto(url)
    go_back(page)
    expect_kept(page)
    page.click("#add")
    shop.faults.find(TAG)
    page_with(OTHER, path="/later").page.click("#other")
    cluster.expect_only(T, ADDED, OTHER_CLICK)
