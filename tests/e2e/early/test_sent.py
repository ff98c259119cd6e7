"""What a shopper does before the Python runtime is there: it is sent once it is, and once only."""

import pytest

from elevate_tag.sandbox.cluster.faults import Fault
from tests.e2e.early.scene import JOURNEYS, KEPT
from tests.e2e.harness.bundles import Bundle
from tests.e2e.harness.cards import CARD, LINK, OTHER, OTHER_CLICK, T, leave
from tests.e2e.harness.early import sent_in_order
from tests.e2e.harness.history import go_back
from tests.e2e.harness.marks import tabs
from tests.e2e.harness.outbox import BOX
from tests.e2e.harness.page import Page
from tests.e2e.harness.page_server import Shop
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.waiting import let_pass, wait_until
from tests.e2e.harness.watched_cluster import WatchedCluster

pytestmark = [
    pytest.mark.critical,
    pytest.mark.without("compiled", reason="it is there at once"),
]


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
    shop.add("/next", page_with.html(OTHER, market="SE"))
    gate = shop.faults.hold(bundle.runtime)
    page = page_with(LINK, market="UK", customer_key="c", session_key="s").page
    leave(page)
    gate.open()
    page.click("#other")
    cluster.expect_only(T, OTHER_CLICK)
    early, later = cluster.expect(*T), cluster.expect(*OTHER_CLICK)
    assert (early.market, later.market) == ("UK", "SE")
    assert (early.customer_key, early.session_key) == ("c", "s")


@pytest.mark.allows_refused_requests
def test_of_the_page_before_nothing_stays_but_its_acts(
    page_with: PageWith, cluster: WatchedCluster, shop: Shop, bundle: Bundle
) -> None:
    """Whoever forbids to be followed on this page is not followed with the settings of that one."""
    # Firefox submits a form at a script's event too, and leaves the page.
    shop.add("/next", page_with.html('<form id=form onsubmit="return false"></form>'))
    gate = shop.faults.hold(bundle.runtime)
    page = page_with(LINK).page
    leave(page)
    gate.open()
    cluster.expect_only(T)
    wait_until(page, "!!localStorage['voyado.session']")
    # Asked until it answers: Firefox's driver may take the page that is there for one to come.
    wait_until(page, "elevateTag.consent('NONE')")
    wait_until(
        page,
        """() => {
          document.querySelector("#form").dispatchEvent(new Event("submit", {bubbles: true}));
          dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
          document.dispatchEvent(new Event("visibilitychange"));
          return new Promise(done => setTimeout(() => done(!("voyado.session" in localStorage))));
        }""",
    )


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
    shop.add("/next", page_with.html(second, market="SE"))
    shop.add("/third", page_with.html(OTHER))
    gate = shop.faults.hold(bundle.runtime)
    page = page_with(LINK, market="UK").page
    leave(page)
    leave(page, "/third")
    page.click("#other")
    gate.open()
    cluster.expect_only(T, ("click", "T1"), OTHER_CLICK)
    markets = [cluster.expect("click", ticket).market for ticket in ("T", "T1", "other")]
    assert markets == ["UK", "SE", "UK"]


@pytest.mark.allows_refused_requests  # WebKit tells of what a page that is left asked for
def test_an_early_act_s_answer_is_unheard_too_once_the_page_that_sent_it_is_left(
    page_with: PageWith, cluster: WatchedCluster, shop: Shop, bundle: Bundle
) -> None:
    """It was done on a page without a runtime; the page that sent it is left before the answer."""
    shop.add("/next", page_with.html('<a id=it href="/third">Next</a>'))
    shop.add("/third", page_with.html(OTHER))
    gate = shop.faults.hold(bundle.runtime)
    page = page_with(LINK).page
    leave(page)
    cluster.fail(Fault(hold=True))
    gate.open()
    cluster.expect("click", "T")
    leave(page, "/third")
    wait_until(page, f"{BOX}[0] === 'left'")


@tabs
def test_a_window_that_a_script_opens_sends_its_own_acts_alone(
    page_with: PageWith, cluster: WatchedCluster, shop: Shop, bundle: Bundle
) -> None:
    """Though its storage starts as a copy of its opener's, with what that has still to send."""
    last = '<button id=last data-elevate-ticket="T1">Bowl</button>'
    opener = "<button id=open onclick=\"window.open('/third')\">Open</button>" + last
    shop.add("/next", page_with.html(opener))
    shop.add("/third", page_with.html(OTHER + "<script>other.click()</script>"))
    gate = shop.faults.hold(bundle.runtime)
    page = page_with(LINK).page
    leave(page)
    wait_until(page, f"{KEPT} !== null")
    with page.context.expect_page() as opened:
        page.click("#open")
    wait_until(opened.value, f"{KEPT} !== null")
    gate.open()
    for each in (opened.value, page):
        each.bring_to_front()
        wait_until(each, f"{KEPT} === null")
    page.click("#last")
    cluster.expect_only(T, OTHER_CLICK, ("click", "T1"))


def test_an_early_double_click_counts_once(
    page_with: PageWith, cluster: WatchedCluster, shop: Shop, bundle: Bundle
) -> None:
    """As a later one does: the times are those of the acts."""
    gate = shop.faults.hold(bundle.runtime)
    page = page_with(CARD + OTHER).page
    page.dblclick("#it")
    let_pass(page, 550)
    page.click("#it")
    gate.open()
    page.click("#other")
    cluster.expect_only(T, T, OTHER_CLICK)


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
