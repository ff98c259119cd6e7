"""What becomes of a notification that the cluster does not take at once.

The cluster fails on request; what it says it got is what counts.
"""

import pytest
from playwright.sync_api import Page as PlaywrightPage

from elevate_tag.sandbox.cluster.faults import Fault
from tests.e2e.harness.history import go_back
from tests.e2e.harness.page import Page
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.waiting import until, wait_until
from tests.e2e.harness.watched_cluster import WatchedCluster

pytestmark = pytest.mark.allows_refused_requests

# One source, and tests/browser/core has its rules in each runtime: these are about the browser.
once = pytest.mark.without("pyscript", "brython", reason="the compiled bundle shows it for all")
in_one = pytest.mark.without("firefox", "webkit", reason="no browser's own doing: one shows it")

CARD = '<button id=it data-elevate-ticket="T">Vase</button>'
LINK = '<a id=it href="/next" data-elevate-ticket="T">Vase</a>'
OTHER = '<p data-elevate-ticket="other"><button id="other">Other</button></p>'
T, OTHER_CLICK = ("click", "T"), ("click", "other")
BOX = (
    "Object.keys(localStorage).filter((name) => name.startsWith('elevate-tag.outbox.'))"
    ".map((name) => localStorage[name].split(' ')[1])"
)
EMPTY = f"{BOX}.length === 0"


@pytest.fixture(autouse=True)
def _issued(cluster: WatchedCluster) -> None:
    for ticket in ("T", "other"):
        cluster.tickets.issue(ticket)


def taken(cluster: WatchedCluster) -> list[str]:
    """The tickets that were taken, in order."""
    return [each.ticket for each in cluster.ledger.arrivals() if each.taken and each.ticket]


def refused(cluster: WatchedCluster) -> int:
    """How many requests were not."""
    return sum(not arrival.taken for arrival in cluster.ledger.arrivals())


def wait_for_refusal(cluster: WatchedCluster) -> None:
    """Returns once the cluster has refused something."""
    cluster.ledger.wait_for(lambda arrival: not arrival.taken, 15)


def leave(page: Page, path: str = "/next") -> None:
    """Clicks the link and returns when the next page is there."""
    page.click("#it")
    wait_until(page, "path => location.pathname === path && window.elevateTag", arg=path)


@once
@pytest.mark.parametrize("status", [429, 503])
def test_what_failed_is_sent_again_once_the_cluster_is_well(
    status: int, page_with: PageWith, cluster: WatchedCluster
) -> None:
    """By the page itself, once, and then nothing is kept."""
    page = page_with(CARD).page
    cluster.fail(Fault(status=status))
    page.click("#it")
    wait_for_refusal(cluster)
    wait_until(page, f"{BOX}[0] === 'waits'")
    cluster.heal()
    cluster.expect("click", "T")
    wait_until(page, EMPTY)
    assert taken(cluster) == ["T"]


@once
@in_one
@pytest.mark.parametrize("status", [400, 413])
def test_what_is_refused_for_good_is_not_sent_again(
    status: int, page_with: PageWith, cluster: WatchedCluster
) -> None:
    """A repeat cannot help."""
    page = page_with(CARD).page
    cluster.fail(Fault(status=status))
    page.click("#it")
    wait_for_refusal(cluster)
    wait_until(page, EMPTY)
    assert len(cluster.ledger.arrivals()) == 1


@once
def test_what_waits_is_sent_first(page_with: PageWith, cluster: WatchedCluster) -> None:
    """In the order in which it was done."""
    page = page_with(CARD + OTHER).page
    cluster.fail(Fault(status=503))
    page.click("#it")
    wait_for_refusal(cluster)
    wait_until(page, f"{BOX}[0] === 'waits'")
    page.click("#other")
    cluster.heal()
    cluster.expect("click", "other")
    assert taken(cluster) == ["T", "other"]


def test_an_answer_that_nobody_heard_is_taken_for_what_the_cluster_is(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """It answers after the page is gone, and it is well: once."""
    page_with(OTHER, path="/next")
    page = page_with(LINK).page
    cluster.fail(Fault(delay=1))
    leave(page)
    cluster.expect("click", "T")
    wait_until(page, f"{BOX}[0] === 'likely'")
    cluster.heal()
    page.click("#other")
    cluster.expect_only(T, OTHER_CLICK)


def test_an_outage_that_no_page_waited_for_loses_nothing(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """The next page finds the cluster sick, keeps what was left, and sends it when it is well."""
    page_with(OTHER, path="/next")
    page = page_with(LINK).page
    cluster.fail(Fault(status=503, delay=1))
    leave(page)
    wait_for_refusal(cluster)
    wait_until(page, f"{BOX}[0] === 'waits'")
    cluster.heal()
    cluster.expect("click", "T")
    wait_until(page, EMPTY)
    assert taken(cluster) == ["T"]


@once
def test_a_broken_connection_is_a_failure(page_with: PageWith, cluster: WatchedCluster) -> None:
    """Before the cluster read the request: nothing is lost, nothing doubled."""
    page = page_with(CARD).page
    cluster.fail(Fault(reset="before"))
    page.click("#it")
    wait_until(page, f"{BOX}[0] === 'waits'")
    cluster.heal()
    cluster.expect("click", "T")
    wait_until(page, EMPTY)
    assert taken(cluster) == ["T"]


@once
def test_another_tab_sends_what_a_closed_one_left(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """A visitor's tabs share what waits."""
    first = page_with(CARD).page
    cluster.fail(Fault(status=503))
    first.click("#it")
    wait_for_refusal(cluster)
    wait_until(first, f"{BOX}[0] === 'waits'")
    second = first.context.new_page()
    first.close()
    cluster.heal()
    page_with(OTHER, on=second)
    cluster.expect("click", "T")
    wait_until(second, EMPTY)
    assert taken(cluster) == ["T"]


def test_tabs_send_nothing_twice(page_with: PageWith, cluster: WatchedCluster) -> None:
    """Each wants to send what waits as soon as the cluster is well."""
    first = page_with(CARD).page
    cluster.fail(Fault(status=503))
    first.click("#it")
    wait_for_refusal(cluster)
    wait_until(first, f"{BOX}[0] === 'waits'")
    tabs = [page_with(OTHER, on=first.context.new_page()).page for _ in range(3)]
    cluster.fail(Fault(delay=0.5))
    for tab in tabs:
        tab.evaluate("() => { dispatchEvent(new Event('online')) }")
    cluster.expect("click", "T")
    wait_until(first, EMPTY)
    tabs[-1].evaluate("() => document.querySelector('#other').click()")
    cluster.expect("click", "other")
    assert taken(cluster) == ["T", "other"]


@once
def test_what_a_killed_browser_had_handed_over_is_sent_again(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """Its page listened for the answer, and is not there any more."""
    page = page_with("", where="absent").page
    url = (
        f"{cluster.url}/api/storefront/v3/notifications/click?market=UK&customerKey=c&sessionKey=s"
    )
    entry = f"1 handed NOW DUE 0 click UK {url} T"
    page.evaluate(
        """(entry) => {
          const now = Math.floor(Date.now() / 1000);
          localStorage["elevate-tag.outbox.1"] = entry.replace("NOW", now - 60)
            .replace("DUE", now - 30);
          localStorage["elevate-tag.outbox.2"] = "what is this";
          localStorage["elevate-tag.outbox.3"] = entry.replace("1 handed", "9 handed");
          localStorage["elevate-tag.outbox.4"] = entry.replaceAll("NOW", now - 90000)
            .replace("DUE", now - 89000);
        }""",
        entry,
    )
    page_with(OTHER)
    cluster.expect("click", "T")
    wait_until(page, EMPTY)
    assert taken(cluster) == ["T"]


@once
@in_one
def test_a_cluster_that_is_down_costs_a_page_three_requests(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """However often the shopper clicks."""
    page = page_with(CARD + OTHER).page
    cluster.fail(Fault(status=503))
    page.click("#it")
    until(lambda: refused(cluster) == 3, "three requests")
    for _ in range(3):
        page.click("#other")
        page.evaluate("() => new Promise((done) => setTimeout(done, 600))")
    assert refused(cluster) == 3
    assert set(page.evaluate(BOX)) == {"waits"}


def test_the_page_s_scripts_hear_what_becomes_of_each(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """By events of the document, with kind, status and reason."""
    page = page_with(CARD).page
    page.evaluate(
        """() => { window.heard = [];
          for (const event of ["sent", "retry", "dropped"])
            document.addEventListener(`elevate:${event}`, ({ type, detail }) =>
              heard.push(`${type} ${detail.kind} ${detail.status} ${detail.reason}`)); }"""
    )
    cluster.fail(Fault(status=503))
    page.click("#it")
    wait_for_refusal(cluster)
    cluster.heal()
    cluster.expect("click", "T")
    wait_until(page, "heard.length === 2")
    assert page.evaluate("heard") == [
        "elevate:retry click 503 answered 503",
        "elevate:sent click 204 answered 204",
    ]


def test_a_script_that_clicks_cannot_flood_the_cluster(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """It sends a burst, the rest is dropped and counted; over a page load too."""
    cards = "".join(f'<button class=it data-elevate-ticket="T{n}">Vase</button>' for n in range(70))
    for number in range(70):
        cluster.tickets.issue(f"T{number}")
    page = page_with(cards).page
    flood = """() => { window.dropped = [];
      document.addEventListener("elevate:dropped", ({ detail }) => dropped.push(detail.reason));
      document.querySelectorAll(".it").forEach((card) => card.click());
    }"""
    page.evaluate(flood)
    wait_until(page, "dropped.length > 0")
    assert page.evaluate("dropped")[-1].startswith("too many acts, ")
    wait_until(page, EMPTY)
    first = len(taken(cluster))
    assert 60 <= first < 70
    page.reload()
    wait_until(page, "window.elevateTag")
    page.evaluate(flood)
    wait_until(page, "dropped.length > 0")
    wait_until(page, EMPTY)
    # The bucket had as many acts again as seconds have gone by.
    assert len(taken(cluster)) < first + 60
    assert page.evaluate("dropped.length") + len(taken(cluster)) - first == 70


def test_a_page_that_comes_back_sends_what_waits(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """Kept alive or loaded anew; the page between had no tag."""
    page_with("", where="absent", path="/next")
    page = page_with(CARD + '<a id=go href="/next">Next</a>').page
    cluster.fail(Fault(status=503))
    page.click("#it")
    wait_for_refusal(cluster)
    wait_until(page, f"{BOX}[0] === 'waits'")
    page.click("#go")
    wait_until(page, "location.pathname === '/next'")
    cluster.heal()
    go_back(page)
    cluster.expect("click", "T")
    wait_until(page, EMPTY)
    assert taken(cluster) == ["T"]


@once
@pytest.mark.without("firefox", "webkit", "wpe", reason="their drivers freeze no page")
def test_a_page_that_was_frozen_goes_on(page_with: PageWith, cluster: WatchedCluster) -> None:
    """As phones freeze what is not on show; its timers ran late."""
    page = page_with(CARD).page
    assert isinstance(page, PlaywrightPage)
    lifecycle = page.context.new_cdp_session(page)
    cluster.fail(Fault(status=503))
    page.click("#it")
    wait_for_refusal(cluster)
    wait_until(page, f"{BOX}[0] === 'waits'")
    lifecycle.send("Page.setWebLifecycleState", {"state": "frozen"})
    cluster.heal()
    lifecycle.send("Page.setWebLifecycleState", {"state": "active"})
    cluster.expect("click", "T")
    wait_until(page, EMPTY)
    assert taken(cluster) == ["T"]
