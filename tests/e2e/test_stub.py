"""What a shopper does before the compiled tag has come: its inline script keeps it, once.

The page server holds the tag's file back, as a slow network does, until the test lets it go.
"""

import json
import re
from typing import Any

import pytest

from elevate_tag.snippet import early_policy
from tests.e2e.harness.history import WATCH_FOR_KEPT, expect_kept, go_back
from tests.e2e.harness.page import Page
from tests.e2e.harness.page_server import Shop
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.tag_page import TagPage, early_html, script_html
from tests.e2e.harness.waiting import wait_until
from tests.e2e.harness.watched_cluster import WatchedCluster

pytestmark = [
    pytest.mark.without("pyscript", "pyodide", "brython", reason="their loader is there at once"),
    pytest.mark.allows_refused_requests,  # WebKit tells of what a page that is left asked for
]

TAG = "/elevate/elevate-tag.js"
CARD = '<button id=it data-elevate-ticket="T">Vase</button>'
ADD = '<p data-elevate-ticket="T1"><button id=add data-elevate-add-to-cart>Add</button></p>'
LINK = '<a id=it href="/next" data-elevate-ticket="T">Vase</a>'
OTHER = '<p data-elevate-ticket="other"><button id="other">Other</button></p>'
T, T2, OTHER_CLICK = ("click", "T"), ("click", "T2"), ("click", "other")
ADDED = ("add-to-cart", "T1")
KEPT = "sessionStorage.getItem('elevate-tag.acts')"
UP = "!!window.elevateTag && !!elevateTag.version"


@pytest.fixture(autouse=True)
def _issued(cluster: WatchedCluster) -> None:
    for ticket in ("T", "T2", "other"):
        cluster.tickets.issue(ticket)
    cluster.tickets.issue("T1", product_key="P1", variant_key="P1-red")


class Waiting:
    """Opens pages that wait for their tag, with the inline script unless told otherwise."""

    def __init__(self, page_with: PageWith, shop: Shop) -> None:
        self._page_with = page_with
        self._gate = shop.faults.hold(TAG)

    def __call__(self, body: str, *, early: bool = True, **given: Any) -> TagPage:
        """Opens one."""
        return self._page_with(body, where="later", early=early, up=False, **given)

    def end(self) -> None:
        """The tag may come."""
        self._gate.open()


@pytest.fixture
def waiting(page_with: PageWith, shop: Shop) -> Waiting:
    """See there."""
    return Waiting(page_with, shop)


def leave(page: Page, path: str = "/next") -> None:
    """Clicks the link and returns when the next page is there."""
    page.click("#it")
    wait_until(page, "path => location.pathname === path", arg=path)


def sent_in_order(opened: TagPage) -> list[str]:
    """The tickets in the order in which debug mode tells of them."""
    found = (re.match(r"elevate-tag: \S+ (\S+) to ", line.text) for line in opened.console)
    return [match[1] for match in found if match]


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


@pytest.mark.parametrize(
    "change",
    [
        "window.it.dataset.elevateTicket = 'T2'",
        "delete window.it.dataset.elevateTicket",
        "window.it.remove()",
        "document.body.prepend(Object.assign(document.createElement('p'), {textContent: 'x'}))",
    ],
)
def test_the_ticket_is_that_of_the_act(
    change: str, waiting: Waiting, cluster: WatchedCluster
) -> None:
    """Whatever the page has made of the element when the tag comes."""
    page = waiting(CARD + OTHER).page
    page.click("#it")
    page.evaluate(f"() => {{ {change} }}")
    waiting.end()
    wait_until(page, UP)
    page.click("#other")
    cluster.expect_only(T, OTHER_CLICK)


TICKETS = {
    "signs of its own": "a,b=c\n%2C \t&+é漢🦇",
    "half a sign": "a\ud800b",
    "white space": " \n",
}


@pytest.mark.parametrize("what", TICKETS)
def test_any_ticket_stays_what_it_is(what: str, waiting: Waiting, cluster: WatchedCluster) -> None:
    """To the last byte; an empty one is not sent, as later."""
    page = waiting(CARD + OTHER).page
    text = TICKETS[what].encode("utf-16-le", "surrogatepass")
    units = [int.from_bytes(text[at : at + 2], "little") for at in range(0, len(text), 2)]
    page.evaluate(
        "units => { window.it.dataset.elevateTicket = String.fromCharCode(...units) }", units
    )
    page.click("#it")
    waiting.end()
    wait_until(page, UP)
    page.click("#other")
    cluster.expect(*OTHER_CLICK)
    bodies = [json.loads(each.body)["ticket"] for each in cluster.ledger.arrivals()]
    assert sorted(bodies) == sorted({TICKETS[what], "other"} - {" \n"})


QUEUED = """<script>
  elevateTag.queue.push(tag => {
    window.seen = [];
    tag.on('before-send', notification => notification.ticket !== 'T');
    tag.on('sent', notification => { seen.push(notification.ticket) });
  });
</script>"""


def test_calls_from_before_the_tag_are_made_and_see_early_acts(
    waiting: Waiting, cluster: WatchedCluster
) -> None:
    """There is a queue without the shop's making one; a hook stops an early act as any other."""
    page = waiting(QUEUED + CARD + ADD + OTHER).page
    page.click("#it")
    page.click("#add")
    waiting.end()
    wait_until(page, UP)
    page.click("#other")
    cluster.expect_only(ADDED, OTHER_CLICK)
    wait_until(page, "seen.join() === 'T1,other'")


def test_a_queue_that_was_there_is_left_as_it_is(waiting: Waiting, cluster: WatchedCluster) -> None:
    """The shop's own."""
    head = "<script>window.elevateTag = {queue: [() => { window.called = true }]}</script>"
    page = waiting(CARD, head=head).page
    page.click("#it")
    waiting.end()
    cluster.expect_only(T)
    wait_until(page, "called")


MISSING: dict[str, Any] = {"where": "later", "early": True, "up": False}


def test_without_the_tag_nothing_breaks(
    page_with: PageWith, cluster: WatchedCluster, shop: Shop
) -> None:
    """Its file is missing: the page says nothing, and a later page that has it sends."""
    shop.faults.lose(TAG)
    page_with("", where="absent", path="/next")
    opened = page_with(LINK, **MISSING)
    leave(opened.page)
    assert (opened.errors, opened.console) == ([], [])
    shop.faults.find(TAG)
    page_with(OTHER, path="/later").page.click("#other")
    cluster.expect_only(T, OTHER_CLICK)


@pytest.mark.parametrize("blocked", [True, False])
def test_what_is_kept_is_bounded(blocked: bool, waiting: Waiting, cluster: WatchedCluster) -> None:
    """In the tab's storage and in the page; what came first stays, and what comes later is dropped.

    After that a page goes on as with a tag that came late.
    """
    head = f"<script>{BLOCKED['full']}</script>" if blocked else ""
    page = waiting(CARD + OTHER, head=head).page
    page.click("#it")
    page.evaluate("() => { for (let n = 0; n < 2000; n++) document.body.click() }")
    page.click("#other")
    kept = page.evaluate("elevateTag.early()" if blocked else KEPT)
    assert 20_000 <= len(kept) <= 20_200
    assert "ticket=T" in kept.splitlines()[1]
    assert "other" not in kept
    waiting.end()
    wait_until(page, UP)
    page.click("#other")
    cluster.expect_only(T, OTHER_CLICK)


ONLY = "default-src 'none'; img-src 'self'; script-src {allowed}; connect-src {cluster}"
REPORT = (
    "<script{nonce}>window.violations = []; addEventListener('securitypolicyviolation',"
    " event => violations.push(event.violatedDirective))</script>"
)


def test_a_nonce_lets_it_run(waiting: Waiting, cluster: WatchedCluster) -> None:
    """Under a policy that asks for one."""
    csp = ONLY.format(allowed="'nonce-abc' 'strict-dynamic'", cluster=cluster.url)
    head = REPORT.format(nonce=' nonce="abc"')
    page = waiting(CARD, head=head, csp=csp, nonce="abc").page
    page.click("#it")
    waiting.end()
    cluster.expect_only(T)
    assert page.evaluate("violations") == []


@pytest.mark.allows_console
@pytest.mark.allows_page_errors
@pytest.mark.parametrize("allowed", [True, False])
def test_a_hash_lets_it_run_and_a_policy_without_costs_early_acts_alone(
    allowed: bool, page_with: PageWith, cluster: WatchedCluster, shop: Shop
) -> None:
    """The shop's own files may run, and one clicks the card before the tag is asked for."""
    shop.add("/click.js", "it.click()", media_type="text/javascript")
    sources = f"'self' {early_policy() if allowed else ''}"
    csp = ONLY.format(allowed=sources, cluster=cluster.url)
    body = CARD + OTHER + '<script src="/click.js"></script>'
    opened = page_with(body, where="body-end", early=True, csp=csp)
    opened.page.click("#other")
    cluster.expect_only(*([T] if allowed else []), OTHER_CLICK)


BLOCKED = {
    "a getter that throws": "Object.defineProperty(window, 'sessionStorage', {get() {"
    " throw new DOMException('denied', 'SecurityError') }})",
    "no storage": "Object.defineProperty(window, 'sessionStorage', {value: null})",
    "full": "Storage.prototype.setItem = () => { throw new DOMException('full', 'Quota') }",
}


@pytest.mark.parametrize("what", BLOCKED)
def test_without_the_tab_s_storage_a_page_s_own_acts_are_sent(
    what: str, waiting: Waiting, cluster: WatchedCluster
) -> None:
    """In order; only what leaves the page before the tag came is lost."""
    page = waiting(CARD + ADD + OTHER, head=f"<script>{BLOCKED[what]}</script>").page
    page.click("#it")
    page.click("#add")
    waiting.end()
    cluster.expect(*ADDED)
    page.click("#other")
    cluster.expect_only(T, ADDED, OTHER_CLICK)


def test_what_is_no_act_later_is_none_early(waiting: Waiting, cluster: WatchedCluster) -> None:
    """The second half of a double click, a right click, a middle click on a button, a drag."""
    page = waiting(
        CARD + ADD + '<p id=text data-elevate-ticket="T2">A vase of clay</p>' + OTHER
    ).page
    page.dblclick("#it")
    page.click("#text", button="right")
    page.click("#add", button="middle")
    drag(page, "#text")
    page.mouse.up()
    waiting.end()
    wait_until(page, UP)
    page.click("#other")
    cluster.expect_only(T, OTHER_CLICK)


def drag(page: Page, selector: str) -> None:
    """Presses the mouse on it and travels."""
    x, y = page.evaluate(
        "selector => { const box = document.querySelector(selector).getBoundingClientRect();"
        " return [box.x + 4, box.y + 8] }",
        selector,
    )
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y, steps=4)


def test_a_drag_that_the_tag_comes_into_is_none(waiting: Waiting, cluster: WatchedCluster) -> None:
    """Pressed before it, let go after."""
    page = waiting('<p id=it data-elevate-ticket="T">A vase of clay</p>' + OTHER).page
    drag(page, "#it")
    waiting.end()
    wait_until(page, UP)
    page.mouse.up()
    page.click("#other")
    cluster.expect_only(OTHER_CLICK)


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
    before = page.evaluate("performance.now()")
    wait_until(page, "before => performance.now() > before + 550", arg=before)


@pytest.mark.without("wpe", reason="cog has no tabs")
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


@pytest.mark.without("wpe", reason="cog has no tabs")
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
