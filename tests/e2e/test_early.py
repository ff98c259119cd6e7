"""What a shopper does before the Python runtime is there: it is sent once it is, and once only.

The page server holds the runtime's files back, as a slow network does, until the test lets them go.
"""

import pytest

from tests.e2e.harness.bundles import Bundle
from tests.e2e.harness.early import leave, sent_in_order
from tests.e2e.harness.history import go_back
from tests.e2e.harness.page import Page
from tests.e2e.harness.page_server import Shop
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.waiting import wait_until
from tests.e2e.harness.watched_cluster import WatchedCluster

pytestmark = [
    pytest.mark.critical,
    pytest.mark.without("compiled", reason="it is there at once"),
]

CARD = '<button id=it data-elevate-ticket="T">Vase</button>'
LINK = '<a id=it href="/next" data-elevate-ticket="T">Vase</a>'
OTHER = '<p data-elevate-ticket="other"><button id="other">Other</button></p>'
T, OTHER_CLICK = ("click", "T"), ("click", "other")
KEPT = "sessionStorage.getItem('elevate-tag.early')"
JOURNEYS = 20


@pytest.fixture(autouse=True)
def _issued(cluster: WatchedCluster) -> None:
    for ticket in ("T", "other", *(f"T{number}" for number in range(JOURNEYS))):
        cluster.tickets.issue(ticket)


@pytest.mark.allows_console
@pytest.mark.with_pyodide
def test_an_act_before_the_runtime_is_sent_once_and_before_what_follows(
    page_with: PageWith, cluster: WatchedCluster, shop: Shop, bundle: Bundle
) -> None:
    """The page is not left."""
    gate = shop.faults.hold(bundle.runtime)
    opened = page_with(
        CARD + '<button id=add data-elevate-ticket="T1">V</button>' + OTHER, debug=""
    )
    opened.page.click("#it")
    opened.page.click("#add")
    gate.open()
    opened.said("click T1 answered 204")
    opened.page.click("#other")
    cluster.expect_only(T, ("click", "T1"), OTHER_CLICK)
    assert sent_in_order(opened) == ["T", "T1", "other"]


@pytest.mark.allows_refused_requests  # WebKit tells of what a page that is left asked for
@pytest.mark.with_pyodide
def test_an_act_that_leaves_at_once_is_sent_from_the_next_page(
    page_with: PageWith, cluster: WatchedCluster, shop: Shop, bundle: Bundle
) -> None:
    """For the market of the page where it happened, and with that page's keys."""
    page_with(OTHER, path="/next", market="SE")
    gate = shop.faults.hold(bundle.runtime)
    page = page_with(LINK, market="UK", customer_key="c", session_key="s").page
    leave(page)
    gate.open()
    page.click("#other")
    cluster.expect_only(T, OTHER_CLICK)
    early, later = cluster.expect(*T), cluster.expect(*OTHER_CLICK)
    assert (early.market, later.market) == ("UK", "SE")
    assert (early.customer_key, early.session_key) == ("c", "s")


def test_an_act_waits_over_pages_without_the_tag(
    page_with: PageWith, cluster: WatchedCluster, shop: Shop, bundle: Bundle
) -> None:
    """In the tab, until a page has the tag again."""
    page_with("", where="absent", path="/next")
    gate = shop.faults.hold(bundle.runtime)
    page = page_with(LINK).page
    leave(page)
    gate.open()
    page_with(OTHER, path="/later").page.click("#other")
    cluster.expect_only(T, OTHER_CLICK)
    wait_until(page, f"{KEPT} === null")


def test_coming_back_to_a_page_that_was_left_early_sends_once(
    page_with: PageWith, cluster: WatchedCluster, shop: Shop, bundle: Bundle
) -> None:
    """Whether the browser kept the page or loads it anew, and then sends at once or from the next.

    WebKit gives up what a page asked for when it is left, though it keeps the page.
    """
    page_with("", where="absent", path="/next")
    gate = shop.faults.hold(bundle.runtime)
    page = page_with(LINK).page
    leave(page)
    go_back(page)
    wait_until(page, "document.readyState === 'complete'")
    gate.open()
    page_with(OTHER, path="/later").page.click("#other")
    cluster.expect_only(T, OTHER_CLICK)


def test_early_acts_on_two_pages_are_sent_for_each(
    page_with: PageWith, cluster: WatchedCluster, shop: Shop, bundle: Bundle
) -> None:
    """With each one's own market."""
    second = '<a id=it href="/third" data-elevate-ticket="T1">Bowl</a>'
    gate = shop.faults.hold(bundle.runtime)
    page_with(OTHER, path="/third", up=False)
    page_with(second, path="/next", market="SE", up=False)
    page = page_with(LINK, market="UK").page
    leave(page)
    leave(page, "/third")
    page.click("#other")
    gate.open()
    cluster.expect_only(T, ("click", "T1"), OTHER_CLICK)
    markets = [cluster.expect("click", ticket).market for ticket in ("T", "T1", "other")]
    assert markets == ["UK", "SE", "UK"]


def test_an_early_double_click_counts_once(
    page_with: PageWith, cluster: WatchedCluster, shop: Shop, bundle: Bundle
) -> None:
    """As a later one does: the times are those of the acts."""
    gate = shop.faults.hold(bundle.runtime)
    page = page_with(CARD + OTHER).page
    page.dblclick("#it")
    before = page.evaluate("performance.now()")
    wait_until(page, "before => performance.now() > before + 550", arg=before)
    page.click("#it")
    gate.open()
    page.click("#other")
    cluster.expect_only(T, T, OTHER_CLICK)


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


BLOCKED = {
    "a getter that throws": "Object.defineProperty(window, 'sessionStorage', {get() {"
    " throw new DOMException('denied', 'SecurityError') }})",
    "no storage": "Object.defineProperty(window, 'sessionStorage', {value: null})",
    "full": "Storage.prototype.setItem = () => { throw new DOMException('full', 'Quota') }",
}


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


def test_what_is_kept_is_bounded(
    page_with: PageWith, cluster: WatchedCluster, shop: Shop, bundle: Bundle
) -> None:
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


def journey(number: int) -> str:
    """A page whose shopper clicks a link within the first 100 ms: sooner in some than in others."""
    return (
        f'<a id=it href="/{number + 1}" data-elevate-ticket="T{number}">Vase</a>'
        f"<script>setTimeout(() => it.click(), {5 * number})</script>"
    )


@pytest.mark.allows_refused_requests  # WebKit tells of what a page that is left asked for
@pytest.mark.parametrize("network", ["slow", "as it is"])
def test_no_journey_loses_its_click(
    network: str,
    page: Page,
    page_with: PageWith,
    cluster: WatchedCluster,
    shop: Shop,
    bundle: Bundle,
) -> None:
    """Twenty pages, each left within 100 ms: with the runtime at the end, or on its way all along.

    Each page has its own script tag, first in its head; every other one is for another market.
    """
    gate = shop.faults.hold(bundle.runtime if network == "slow" else "/not held")
    markets = ["UK" if number % 2 else "SE" for number in range(JOURNEYS)]
    for number, market in enumerate(markets):
        shop.add(f"/{number}", page_with.html(journey(number), market=market))
    shop.add(f"/{JOURNEYS}", page_with.html(OTHER))
    page.goto(shop.url + "/0")
    wait_until(page, "last => location.pathname === last", arg=f"/{JOURNEYS}")
    gate.open()
    page.click("#other")
    cluster.expect_only(*(("click", f"T{number}") for number in range(JOURNEYS)), OTHER_CLICK)
    for number, market in enumerate(markets):
        assert cluster.expect("click", f"T{number}").market == market


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
