"""The inline script beside copies of itself, other tags, and a page's own things."""

import json
from typing import Any

import pytest

from tests.e2e.harness.cards import CARD, OTHER, OTHER_CLICK, T
from tests.e2e.harness.page import Page
from tests.e2e.harness.page_server import Shop
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.tag_page import early_html, script_html
from tests.e2e.harness.waiting import wait_until
from tests.e2e.harness.watched_cluster import WatchedCluster
from tests.e2e.stub.scene import ADD, KEPT, UP, WITH_THE_COMPILED_TAG, Waiting

pytestmark = WITH_THE_COMPILED_TAG


@pytest.mark.parametrize("what", ["two inline scripts", "two tags"])
def test_copies_send_once(
    what: str, page_with: PageWith, cluster: WatchedCluster, shop: Shop
) -> None:
    """Of the inline script the first hears, of the tag the first that comes; nothing is kept."""
    attributes = {"cluster_id": cluster.url, "market": "UK"}
    gate = shop.faults.hold("/elevate/")
    second = script_html("/elevate/elevate-tag.debug.js", attributes, async_=True, nonce="")
    head = early_html() if what == "two inline scripts" else ""
    page = page_with(CARD + OTHER, head=head, where="later", early=True, up=False).page
    if what == "two tags":
        add(page, second)
    page.click("#it")
    gate.open()
    wait_until(page, UP)
    page.click("#other")
    cluster.expect_only(T, OTHER_CLICK)
    assert page.evaluate(KEPT) is None


def add(page: Page, html: str) -> None:
    """Puts HTML at the page's end, with scripts that run."""
    page.evaluate(
        "html => { document.body.append(document.createRange().createContextualFragment(html)) }",
        html,
    )


def test_it_leaves_a_tag_alone_that_is_there(page_with: PageWith, cluster: WatchedCluster) -> None:
    """In a page where it comes after the tag."""
    page = page_with(CARD + OTHER).page
    add(page, early_html())
    page.click("#it")
    assert page.evaluate(f"[{KEPT}, elevateTag.early]") == [None, None]
    page.click("#other")
    cluster.expect_only(T, OTHER_CLICK)


@pytest.mark.allows_console
@pytest.mark.parametrize(
    "given", [{"origin_host": "https://shop.example"}, {"market": ""}], ids=["origin", "a mistake"]
)
def test_where_the_tag_is_silent_all_is_forgotten(
    given: dict[str, Any], waiting: Waiting, page_with: PageWith, cluster: WatchedCluster
) -> None:
    """And nothing more is heard."""
    opened = waiting(CARD + ADD, debug="", **given)
    opened.page.click("#it")
    waiting.end()
    opened.said("elevate-tag: ")
    opened.page.click("#add")
    assert opened.page.evaluate(f"[{KEPT}, elevateTag.early]") == [None, None]
    page_with(OTHER, path="/next").page.click("#other")
    cluster.expect_only(OTHER_CLICK)


@pytest.mark.parametrize(
    "text", ["nonsense", "\n", "\nclick", "\nclick,,,,,,data-elevate-ticket", "\n,=,=,=\nclick,=,%"]
)
def test_what_somebody_else_keeps_there_is_no_matter(
    text: str, page_with: PageWith, cluster: WatchedCluster
) -> None:
    """It is removed, and the tag goes on."""
    head = f"<script>sessionStorage.setItem('elevate-tag.acts', {json.dumps(text)})</script>"
    page = page_with(CARD, head=head).page
    page.click("#it")
    cluster.expect_only(T)
    assert page.evaluate(KEPT) is None


def test_it_leaves_one_name_in_the_page(waiting: Waiting) -> None:
    """The tag's."""
    look = "Object.getOwnPropertyNames(window)"
    page = waiting(
        f"<script>after = {look}.filter(name => !names.includes(name))</script>",
        head=f"<script>var names, after; names = {look}</script>",
    ).page
    assert page.evaluate("after") == ["elevateTag"]
