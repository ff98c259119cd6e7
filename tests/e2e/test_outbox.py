"""What becomes of a notification that the cluster does not take at once.

The cluster fails on request; what it says it got is what counts.
"""

import pytest
from playwright.sync_api import Page as PlaywrightPage

from elevate_tag.sandbox.cluster.faults import Fault
from tests.e2e.harness.history import go_back
from tests.e2e.harness.page import Page
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.waiting import wait_until
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
CLICK = "/api/storefront/v3/notifications/click"
EMPTY = f"{BOX}.length === 0"
SICK = Fault(status=503)
# Counts what becomes of notifications.
COUNT = """() => { window.count = { sent: 0, retry: 0, dropped: 0, reasons: [] };
  for (const event in count)
    document.addEventListener(`elevate:${event}`, ({ detail }) => {
      count[event]++; count.reasons.push(detail.reason); }); }"""


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


def click_in_vain(page: Page, cluster: WatchedCluster, fault: Fault = SICK) -> None:
    """Clicks the card while the cluster fails, and returns when that waits to be sent again."""
    cluster.fail(fault)
    page.click("#it")
    wait_until(page, f"{BOX}[0] === 'waits'")


def seed(page: Page, cluster: WatchedCluster, *entries: tuple[str, int, int, int, str]) -> None:
    """Has the shop's localStorage hold entries: state, age and seconds until due, tries, ticket."""
    url = (
        f"{cluster.url}/api/storefront/v3/notifications/click?market=UK&customerKey=c&sessionKey=s"
    )
    page.evaluate(
        """([url, entries]) => entries.forEach(([state, age, due, tries, ticket], n) => {
          const now = Math.floor(Date.now() / 1000);
          const name = `elevate-tag.outbox.${100 + n}`;
          localStorage[name] =
            `1 ${state} ${now - age} ${now + due} ${tries} click UK ${url} ${ticket}`;
        })""",
        [url, entries],
    )


def page_with_clock(page_with: PageWith, body: str) -> PlaywrightPage:
    """Opens a page whose timers come when the test says."""
    page = page_with("", where="absent").page
    assert isinstance(page, PlaywrightPage)
    page.clock.install()
    page_with(body)
    return page


def fail_again(page: PlaywrightPage, failures: int) -> None:
    """Lets time pass until the page has seen so many failures."""
    for number in range(1, failures + 1):
        wait_until(page, f"localStorage['elevate-tag.seen']?.split(' ')[1] === '{number}'")
        if number < failures:
            page.clock.fast_forward(3_600_000)


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
    click_in_vain(page, cluster, Fault(status=status))
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
    click_in_vain(page, cluster)
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
    click_in_vain(page, cluster, Fault(reset="before"))
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
    click_in_vain(first, cluster)
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
    click_in_vain(first, cluster)
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
    """Its page listened for the answer, and is not there any more; what is broken or old goes."""
    page = page_with("", where="absent").page
    seed(page, cluster, ("handed", 60, -30, 0, "T"), ("waits", 90_000, -89_000, 0, "other"))
    page.evaluate(
        """() => {
          localStorage["elevate-tag.outbox.2"] = "what is this";
          localStorage["elevate-tag.outbox.3"] =
            localStorage["elevate-tag.outbox.100"].replace("1 handed", "9 handed");
        }"""
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
    """For as long as it stays, however often the shopper clicks."""
    page = page_with_clock(page_with, CARD + OTHER)
    cluster.fail(SICK)
    page.click("#it")
    fail_again(page, 3)
    page.clock.fast_forward(3_600_000)
    page.click("#other")
    page.clock.fast_forward(3_600_000)
    page.evaluate("(url) => fetch(url, { method: 'POST' })", cluster.url + CLICK)
    assert refused(cluster) == 4
    assert page.evaluate(BOX) == ["waits", "waits"]


@once
@in_one
def test_a_sick_cluster_is_asked_how_it_is_and_sent_nothing(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """It takes what it does not answer: each time sent in vain would be one more."""
    page = page_with_clock(page_with, CARD)
    click_in_vain(page, cluster, Fault(reset="after"))
    fail_again(page, 3)
    assert taken(cluster) == ["T"]
    cluster.heal()
    page.evaluate("() => { dispatchEvent(new Event('online')) }")
    page.clock.fast_forward(60_000)
    wait_until(page, EMPTY)
    assert taken(cluster) == ["T", "T"]


@once
@in_one
def test_one_that_fails_by_itself_holds_up_no_other(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """No browser lets a page send so much at its end."""
    page = page_with("", where="absent").page
    seed(page, cluster, ("waits", 60, -9, 2, "€" * 22_000))
    page = page_with(CARD).page
    wait_until(page, "localStorage['elevate-tag.seen']")
    page.click("#it")
    cluster.expect("click", "T")
    wait_until(page, f"{BOX}.length === 1 && {BOX}[0] === 'waits'")


@once
@in_one
def test_a_ticket_that_no_browser_sends_is_dropped(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """And the next is sent."""
    page = page_with(f'<p id=it data-elevate-ticket="{"T" * 30_001}">Vase</p>' + OTHER).page
    page.evaluate(COUNT)
    page.click("#it")
    page.click("#other")
    cluster.expect_only(OTHER_CLICK)
    assert page.evaluate("count.reasons[0]") == "the ticket is too long"


@once
@in_one
def test_another_tab_s_answer_to_come_delays_nothing(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """What it listens for is looked at when that is overdue, and what waits when it is due."""
    page = page_with("", where="absent").page
    seed(page, cluster, ("handed", 1, 29, 0, "other"))
    page = page_with(CARD).page
    cluster.fail(SICK)
    page.click("#it")
    wait_until(page, f"{BOX}.includes('waits')")
    cluster.heal()
    cluster.expect("click", "T")


@once
@in_one
def test_an_answer_that_comes_too_late_counts_once(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """It was given up, and then the cluster had it after all."""
    page = page_with_clock(page_with, CARD + OTHER)
    page.evaluate(COUNT)
    cluster.fail(Fault(delay=2))
    page.click("#it")
    page.clock.fast_forward(31_000)
    wait_until(page, "count.retry === 1")
    page.click("#other")
    wait_until(page, f"{BOX}.length === 2")
    wait_until(page, "count.sent === 1")
    cluster.heal()
    page.clock.fast_forward(31_000)
    wait_until(page, EMPTY)
    assert taken(cluster) == ["T", "other"]
    assert page.evaluate("[count.sent, count.retry, count.dropped]") == [2, 1, 0]


@once
@in_one
def test_what_was_left_is_told_of_as_sent_however_old(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """Whoever comes back after a day loses nothing; and more than are kept have arrived too."""
    page = page_with("", where="absent").page
    seed(page, cluster, *[("left", 90_000, -89_970, 0, "T")] * 52)
    page_with(OTHER, head=f"<script>({COUNT})()</script>")
    wait_until(page, EMPTY)
    assert page.evaluate("[count.sent, count.retry, count.dropped]") == [52, 0, 0]
    assert taken(cluster) == []


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


@once
@in_one
def test_a_flood_is_stopped_where_storage_is_full_too(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """The page counts on from what was stored."""
    cards = "".join(f'<button class=it data-elevate-ticket="T{n}">Vase</button>' for n in range(75))
    for number in range(75):
        cluster.tickets.issue(f"T{number}")
    page = page_with(cards).page
    page.evaluate(COUNT)
    page.evaluate(
        """() => {
          const cards = [...document.querySelectorAll(".it")];
          cards.slice(0, 5).forEach((card) => card.click());
          Storage.prototype.setItem = () => { throw new Error("full"); };
          cards.slice(5).forEach((card) => card.click());
        }"""
    )
    wait_until(page, "count.sent + count.dropped === 75")
    assert 60 <= len(taken(cluster)) < 75


def test_a_page_that_comes_back_sends_what_waits(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """Kept alive or loaded anew; the page between had no tag."""
    page_with("", where="absent", path="/next")
    page = page_with(CARD + '<a id=go href="/next">Next</a>').page
    click_in_vain(page, cluster)
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
    click_in_vain(page, cluster)
    lifecycle.send("Page.setWebLifecycleState", {"state": "frozen"})
    cluster.heal()
    lifecycle.send("Page.setWebLifecycleState", {"state": "active"})
    cluster.expect("click", "T")
    wait_until(page, EMPTY)
    assert taken(cluster) == ["T"]
