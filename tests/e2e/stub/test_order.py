"""What is done before the compiled tag has come is sent once, in the order in which it was done."""

import pytest

from tests.e2e.harness.cards import CARD, LINK, OTHER, OTHER_CLICK, T2, T, leave
from tests.e2e.harness.early import sent_in_order
from tests.e2e.harness.page import Page
from tests.e2e.harness.page_server import Shop
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.tag_page import early_html, script_html
from tests.e2e.harness.waiting import let_pass, wait_until
from tests.e2e.harness.watched_cluster import WatchedCluster
from tests.e2e.stub.scene import ADD, ADDED, KEPT, UP, WITH_THE_COMPILED_TAG, Waiting

pytestmark = WITH_THE_COMPILED_TAG


@pytest.mark.allows_console
def test_acts_before_the_tag_are_sent_once_and_before_what_follows(
    waiting: Waiting, cluster: WatchedCluster
) -> None:
    """Clicks and add-to-carts, by the mouse and by keys, in order."""
    opened = waiting(CARD + ADD + OTHER, debug="")
    opened.page.click("#it")
    opened.page.press("#add", "Enter")
    waiting.end()
    opened.said("T1 answered 204")
    opened.page.click("#other")
    cluster.expect_only(T, ADDED, OTHER_CLICK)
    assert sent_in_order(opened) == ["T", "T1", "other"]
    assert opened.page.evaluate(KEPT) is None


def test_an_act_in_a_page_that_is_still_loading_leaves_nothing_out(
    page: Page, page_with: PageWith, cluster: WatchedCluster, shop: Shop
) -> None:
    """The tag is asked for at once, as in most pages; the shopper is gone before it is there."""
    shop.faults.hold("/elevate/elevate-tag.debug.js")
    source = "/elevate/elevate-tag.debug.js"
    tag = script_html(source, {"cluster_id": cluster.url, "market": "UK"}, async_=True, nonce="")
    shop.add("/next", page_with.html(OTHER))
    url = shop.add("/", early_html() + tag + LINK + "<script>it.click()</script>")
    page.evaluate("url => { location.href = url }", url)
    wait_until(page, "location.pathname === '/next'")
    page.click("#other")
    cluster.expect_only(T, OTHER_CLICK)


@pytest.mark.parametrize("early", [True, False])
def test_an_act_that_leaves_before_the_tag_is_sent_from_the_next_page(
    early: bool, waiting: Waiting, page_with: PageWith, cluster: WatchedCluster
) -> None:
    """Whether that has the inline script too or not; and from no page after it."""
    waiting(OTHER, path="/next", early=early)
    page = waiting(LINK).page
    leave(page)
    waiting.end()
    cluster.expect(*T)
    page.reload()
    page.click("#other")
    cluster.expect_only(T, OTHER_CLICK)


def test_an_act_waits_over_pages_without_the_tag(
    waiting: Waiting, page_with: PageWith, cluster: WatchedCluster
) -> None:
    """In the tab, until a page has it; then it needs no further act to be sent."""
    page_with("", where="absent", path="/next")
    page = waiting(LINK).page
    leave(page)
    waiting.end()
    page_with(OTHER, path="/later")
    cluster.expect_only(T)
    wait_until(page, f"{KEPT} === null")


@pytest.mark.allows_console
def test_acts_of_several_pages_keep_their_order(waiting: Waiting, cluster: WatchedCluster) -> None:
    """Those of the pages before, then those of this one, then what follows."""
    waiting(LINK.replace("/next", "/third").replace('"T"', '"T2"'), path="/next")
    waiting(ADD + OTHER, path="/third", debug="")
    opened = waiting(LINK)
    leave(opened.page)
    leave(opened.page, "/third")
    opened.page.click("#add")
    waiting.end()
    opened.said("T1 answered 204")
    opened.page.click("#other")
    cluster.expect_only(T, T2, ADDED, OTHER_CLICK)
    assert sent_in_order(opened) == ["T", "T2", "T1", "other"]


NEVER_IDLE = "<script>window.requestIdleCallback = () => {}</script>"


def test_a_page_s_own_early_acts_are_sent_at_once(
    waiting: Waiting, cluster: WatchedCluster
) -> None:
    """When the tag is there: the page may be left before it has time."""
    page = waiting(CARD, head=NEVER_IDLE).page
    page.click("#it")
    waiting.end()
    cluster.expect_only(T)


@pytest.mark.allows_console
def test_an_act_that_follows_at_once_does_not_overtake_those_of_earlier_pages(
    waiting: Waiting, page_with: PageWith, cluster: WatchedCluster
) -> None:
    """The tab's storage is read when the page has time, or at the first act."""
    page_with("", where="absent", path="/next")
    page = waiting(LINK).page
    leave(page)
    waiting.end()
    opened = page_with(OTHER, path="/later", head=NEVER_IDLE, debug="")
    opened.page.click("#other")
    cluster.expect_only(T, OTHER_CLICK)
    assert sent_in_order(opened) == ["T", "other"]


def test_deliberate_repeats_are_acts(waiting: Waiting, cluster: WatchedCluster) -> None:
    """On the page before, on this one before the tag, and after: each by the time of the act."""
    page = waiting(CARD + OTHER).page
    rest(page)
    page.click("#it")
    page = waiting(CARD + OTHER, path="/next").page
    rest(page)
    page.click("#it")
    waiting.end()
    wait_until(page, UP)
    rest(page)
    page.click("#it")
    page.click("#other")
    cluster.expect_only(T, T, T, OTHER_CLICK)


def rest(page: Page) -> None:
    """Longer than a double click may take."""
    let_pass(page, 550)
