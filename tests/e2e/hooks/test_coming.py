"""Where hooks come from and when: in a file, late, at any time, with the page in their hands."""

import pytest

from tests.e2e.harness.bundles import Bundle
from tests.e2e.harness.cards import CARD, OTHER, OTHER_CLICK, T
from tests.e2e.harness.hooks import hook_from, hook_html, hooks_html, told
from tests.e2e.harness.page_server import Shop
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.waiting import wait_until
from tests.e2e.harness.watched_cluster import WatchedCluster
from tests.e2e.hooks.scene import STOP, TELL

pytestmark = [pytest.mark.allows_console, pytest.mark.allows_refused_requests]


def test_hooks_may_stand_in_a_file(
    page_with: PageWith, cluster: WatchedCluster, shop: Shop, bundle: Bundle
) -> None:
    """As scripts do."""
    stop = hook_from(shop, "/hooks/stop", bundle, **STOP._asdict())
    opened = page_with(stop + hooks_html(bundle, TELL) + CARD + OTHER)
    opened.page.click("#it")
    opened.page.click("#other")
    opened.said("dropped: click T in UK, 0, stopped by a hook")
    cluster.expect_only(OTHER_CLICK)


@pytest.mark.critical
@pytest.mark.without("compiled", reason="it sends at once, and scripts that come later are late")
def test_hooks_apply_to_what_happened_before_they_came(
    page_with: PageWith, cluster: WatchedCluster, shop: Shop, bundle: Bundle
) -> None:
    """Though the first act was before they stood in the page, and a file takes its time."""
    gate = shop.faults.hold("/hooks/stop")
    stop = hook_from(shop, "/hooks/stop", bundle, **STOP._asdict())
    click = "<script>document.querySelector('#it').click()</script>"
    body = CARD + click + OTHER + stop + hooks_html(bundle, TELL)
    opened = page_with(body, async_=False)
    opened.page.click("#other")
    gate.open()
    opened.said("sent: click other in UK, 204")
    opened.said("dropped: click T in UK, 0, stopped by a hook")
    cluster.expect_only(OTHER_CLICK)


@pytest.mark.without(
    "pyscript", "pyodide", "brython", reason="their scripts run once, at the start"
)
def test_scripts_may_hook_in_at_any_time(
    page_with: PageWith, cluster: WatchedCluster, bundle: Bundle
) -> None:
    """In the compiled bundle the queue calls at once, once the tag is there."""
    opened = page_with(CARD + OTHER)
    opened.page.evaluate("elevateTag.queue.push(tag => { tag.on('before-send', () => false) })")
    opened.page.click("#it")
    opened.page.evaluate("elevateTag.queue.push(() => { throw new TypeError('no such thing') })")
    opened.said("a hook failed: TypeError: no such thing")
    page_with(OTHER, path="/next").page.click("#other")
    cluster.expect_only(OTHER_CLICK)


PAGES = {
    "pyscript": """
        from pyscript import document, when

        @when("click", "#it")
        def pressed(event):
            document.querySelector("#out").textContent = event.target.textContent + " seen"

        print("ready")
    """,
    "brython": """
        from browser import document

        def pressed(event):
            document["out"].text = event.target.text + " seen"

        document["it"].bind("click", pressed)
        print("ready")
    """,
}


@pytest.mark.with_pyodide
@pytest.mark.critical
@pytest.mark.without("compiled", reason="it brings no Python")
def test_a_hook_may_work_on_the_page(
    page_with: PageWith, cluster: WatchedCluster, bundle: Bundle
) -> None:
    """With PyScript's own package, or Brython's."""
    python = PAGES["brython" if bundle.name == "brython" else "pyscript"]
    hook = hook_html(bundle, javascript="", python=python)
    opened = page_with(CARD + "<output id=out></output>" + hook)
    opened.said("ready")
    opened.page.click("#it")
    wait_until(opened.page, "document.querySelector('#out').textContent === 'Vase seen'")
    cluster.expect_only(T)
    assert told(opened, "error") == []
