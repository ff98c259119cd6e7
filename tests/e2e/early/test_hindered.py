"""A runtime that is missing or forbidden, a tab that cannot keep: nothing breaks for the page."""

import pytest

from tests.e2e.early.scene import KEPT
from tests.e2e.harness.bundles import BUNDLES, Bundle
from tests.e2e.harness.cards import CARD, LINK, OTHER, OTHER_CLICK, T, leave
from tests.e2e.harness.hostile import blocked
from tests.e2e.harness.page_server import Shop
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.tag_page import script_html
from tests.e2e.harness.waiting import wait_until
from tests.e2e.harness.watched_cluster import WatchedCluster

pytestmark = [
    pytest.mark.critical,
    pytest.mark.without("compiled", reason="it is there at once"),
]


@pytest.mark.allows_refused_requests
@pytest.mark.allows_page_errors
@pytest.mark.with_pyodide
def test_without_the_runtime_nothing_breaks_and_nothing_is_lost(
    page_with: PageWith, cluster: WatchedCluster, shop: Shop, bundle: Bundle
) -> None:
    """Its files are missing: the console is silent; the next page that has them sends."""
    shop.faults.lose(bundle.runtime)
    opened = page_with(LINK)
    leave(opened.page)
    # Firefox tells of a file that is missing among the page's errors.
    assert [error for error in opened.errors if not error.startswith("Loading module")] == []
    shop.faults.find(bundle.runtime)
    page_with(OTHER, path="/later").page.click("#other")
    cluster.expect_only(T, OTHER_CLICK)


@pytest.mark.allows_console
@pytest.mark.allows_page_errors
@pytest.mark.allows_refused_requests
def test_where_the_runtime_is_forbidden_nothing_breaks_and_nothing_is_lost(
    page_with: PageWith, cluster: WatchedCluster, shop: Shop, bundle: Bundle
) -> None:
    """By a policy that allows the loader and nothing else."""
    page_with("", where="absent", path="/next")
    loader = shop.url + bundle.at()
    opened = page_with(LINK, csp=f"script-src {loader}; connect-src {cluster.url}", debug="")
    opened.said("elevate-tag: failed: ")
    leave(opened.page)
    page_with(OTHER, path="/later").page.click("#other")
    cluster.expect_only(T, OTHER_CLICK)


@pytest.mark.allows_console
def test_where_the_tag_does_not_start_calls_wait_for_another_copy(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """A page of another origin: nothing is sent, and no call is thrown at the shop's script."""
    opened = page_with("", up=False, debug="", origin_host="https://shop.example")
    opened.said("silent: ")
    wait_until(opened.page, "elevateTag.version === undefined")
    opened.page.evaluate("() => { window.made = elevateTag.click('T') }")
    attributes = {"cluster_id": cluster.url, "market": "UK"}
    copy = script_html(BUNDLES["compiled"].at(), attributes, async_=True, nonce="")
    opened.page.evaluate(
        "html => { document.head.append(document.createRange().createContextualFragment(html)) }",
        copy,
    )
    assert opened.page.evaluate("made") is True
    cluster.expect_only(T)


BLOCKED = blocked("sessionStorage")


@pytest.mark.allows_console
@pytest.mark.parametrize("what", BLOCKED)
def test_without_the_tab_s_storage_a_page_s_own_acts_are_sent(
    what: str, page_with: PageWith, cluster: WatchedCluster, shop: Shop, bundle: Bundle
) -> None:
    """Only what leaves the page before the runtime came is lost; nothing is thrown."""
    gate = shop.faults.hold(bundle.runtime)
    head = f"<script>{BLOCKED[what]}</script>"
    opened = page_with(CARD + OTHER, head=head, debug="")
    opened.page.click("#it")
    gate.open()
    opened.said("click T answered 204")
    opened.page.click("#other")
    cluster.expect_only(T, OTHER_CLICK)
    assert [line.text for line in opened.console if "failed" in line.text] == []


def test_what_is_kept_is_bounded(page_with: PageWith, shop: Shop, bundle: Bundle) -> None:
    """A runtime that never comes leaves the shop its storage; of the acts the last ones stay."""
    page_with("", where="absent", path="/next")
    gate = shop.faults.hold(bundle.runtime)
    page = page_with(CARD + LINK.replace("T", "other").replace("it", "leave")).page
    page.evaluate("() => { for (let n = 0; n < 2000; n++) document.querySelector('#it').click() }")
    page.click("#leave")
    wait_until(page, "location.pathname === '/next'")
    assert page.evaluate(f"{KEPT}.length") <= 50_000
    assert "ticket=other" in page.evaluate(KEPT).splitlines()[-1]
    gate.open()


def test_full_storage_is_left_as_it_is(
    page_with: PageWith, cluster: WatchedCluster, shop: Shop, bundle: Bundle
) -> None:
    """The act that was to be kept is lost, and nothing else."""
    gate = shop.faults.hold(bundle.runtime)
    fill = """<script>
      let chunk = 'x'.repeat(1 << 20), n = 0;
      while (chunk) {
        try { sessionStorage.setItem('fill-' + n++, chunk) }
        catch (error) { chunk = chunk.slice(chunk.length / 2 + 1) }
      }
    </script>"""
    page_with("", where="absent", path="/next")
    page = page_with(LINK, head=fill).page
    leave(page)
    assert page.evaluate(f"[{KEPT}, sessionStorage.length > 4]") == [None, True]
    page.evaluate("sessionStorage.clear()")
    gate.open()
    page_with(OTHER, path="/later").page.click("#other")
    cluster.expect_only(OTHER_CLICK)
