"""The loader, which keeps what is done early: where it comes from, and what browsers see of it."""

import pytest

from tests.e2e.early.scene import KEPT
from tests.e2e.harness.bundles import Bundle
from tests.e2e.harness.cards import CARD, LINK, OTHER, OTHER_CLICK, T, leave
from tests.e2e.harness.page_server import Shop
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.watched_cluster import WatchedCluster

pytestmark = [
    pytest.mark.critical,
    pytest.mark.without("compiled", reason="it is there at once"),
]


@pytest.mark.with_pyodide
def test_a_loader_from_another_origin_works(
    page_with: PageWith, cluster: WatchedCluster, shop: Shop, bundle: Bundle
) -> None:
    """Without a `crossorigin` attribute; the files that it fetches are open to any origin."""
    page = page_with(CARD + OTHER, origin=shop.at("shop.localhost")).page
    page.click("#it")
    page.click("#other")
    cluster.expect_only(T, OTHER_CLICK)


@pytest.mark.without("brython", reason="it has no WebAssembly")
@pytest.mark.without("pyodide", reason="it takes WebAssembly by its right name only")
def test_a_server_that_does_not_know_webassembly_will_do(
    page_with: PageWith, cluster: WatchedCluster, shop: Shop
) -> None:
    """Then the browser cannot compile while it downloads, and does so afterwards."""
    shop.faults.mistype(".wasm")
    page_with(CARD).page.click("#it")
    cluster.expect_only(T)


COUNTED = """<script>
  window.most = window.standing = 0;
  for (const [name, more] of [['addEventListener', 1], ['removeEventListener', -1]]) {
    const own = window[name];
    window[name] = function (kind, ...rest) {
      if (kind === 'beforeunload') {
        standing = Math.max(0, standing + more);
        most = Math.max(most, standing);
      }
      return own.call(this, kind, ...rest);
    };
  }
</script>"""
INJECT = """([src, clusterId, interpreter]) => {
  const tag = Object.assign(document.createElement('script'), { src });
  Object.assign(tag.dataset, { clusterId, market: 'UK' }, interpreter && { interpreter });
  document.head.append(tag);
}"""


@pytest.mark.parametrize("late", [False, True])
def test_what_browsers_hold_against_a_page_is_heard_until_it_is_loaded(
    late: bool, page_with: PageWith, cluster: WatchedCluster, bundle: Bundle
) -> None:
    """`beforeunload`, and not at all by a loader that comes later than that."""
    opened = page_with(CARD, head=COUNTED, where="absent" if late else "head", async_=False)
    if late:
        opened.page.evaluate(INJECT, [bundle.at(), cluster.url, bundle.interpreter])
        opened.wait_until_up()
    opened.page.click("#it")
    cluster.expect_only(T)
    assert opened.page.evaluate("[most, standing]") == [0 if late else 1, 0]


OPTED_OUT = """<script>
  Object.defineProperty(Navigator.prototype, "globalPrivacyControl", {get: () => true});
</script>"""


def test_nothing_is_kept_of_a_shopper_who_opted_out(
    page_with: PageWith, shop: Shop, bundle: Bundle
) -> None:
    """Where the shop respects that: the level will be ANONYMOUS."""
    shop.faults.hold(bundle.runtime)
    page_with("", where="absent", path="/next")
    for respect, kept in (("", False), (None, True)):
        page = page_with(LINK, head=OPTED_OUT, up=False, async_=False, respect_gpc=respect).page
        leave(page)
        assert page.evaluate(f"!!{KEPT}") == kept
