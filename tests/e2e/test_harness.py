"""The harness itself, in each engine: what the other tests rely on."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.harness import evidence
from tests.e2e.harness.history import WATCH_FOR_KEPT, expect_kept, go_back
from tests.e2e.harness.page import Modifier, Page
from tests.e2e.harness.page_server import Shop
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.visit import Visit
from tests.e2e.harness.visitors import Case
from tests.e2e.harness.waiting import wait_until
from tests.e2e.harness.watched_cluster import WatchedCluster

pytestmark = pytest.mark.without(
    "pyscript", "pyodide", "brython", reason="these pages have no tag, so no bundle"
)

LISTENING = """
<script>
  window.heard = [];
  for (const kind of ['click', 'auxclick', 'dblclick', 'contextmenu'])
    addEventListener(kind, event => {
      const held = ['ctrlKey', 'metaKey', 'shiftKey', 'altKey'].filter(key => event[key]);
      const target = event.composedPath()[0].id;
      heard.push([kind, event.button, target, held.join(), event.isTrusted].join(' '));
    }, true);
</script>
"""

SENDING = """
<script>
  const send = (cluster, ticket) => {
    const url = cluster + '/api/storefront/v3/notifications/click';
    fetch(url + '?market=UK&customerKey=c-key&sessionKey=s-key', {
      method: 'POST', keepalive: true, body: JSON.stringify({ticket})});
  };
</script>
"""


def heard(page: Page) -> list[str]:
    """The events of a page with `LISTENING`."""
    events: list[str] = page.evaluate("window.heard")
    return events


def test_a_notification_sent_at_a_navigation_reaches_the_ledger(
    page_with: PageWith, shop: Shop, cluster: WatchedCluster
) -> None:
    """Across origins, from a page that is gone by then, and without a preflight."""
    cluster.tickets.issue("T1")
    shop.add("/next", "<title>Next</title>")
    link = f"<a id=go href=/next onclick=\"send('{cluster.url}', 'T1')\">Go</a>"
    page = page_with(SENDING + link, where="absent").page
    page.click("#go")
    arrival = cluster.expect("click", "T1")
    assert (arrival.origin, arrival.customer_key) == (shop.url, "c-key")
    assert arrival.content_type.lower() == "text/plain;charset=utf-8"
    wait_until(page, "location.pathname === '/next'")
    cluster.expect_only(("click", "T1"))


def test_one_notification_too_many_is_told_with_all_that_arrived(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """`expect_only` sees a doubled notification and a stray one."""
    for ticket in ("T1", "T2"):
        cluster.tickets.issue(ticket)
    page = page_with(SENDING, where="absent").page
    for ticket in ("T1", "T1", "T2"):
        page.evaluate(f"send('{cluster.url}', '{ticket}')")
    cluster.expect_only(("click", "T1"), ("click", "T1"), ("click", "T2"))
    with pytest.raises(AssertionError, match=r"more than expected(?s:.*)'T2'"):
        cluster.expect_only(("click", "T1"), ("click", "T2"))


def test_a_preflight_is_seen(page_with: PageWith, cluster: WatchedCluster) -> None:
    """A header that needs one, so that its absence elsewhere means something."""
    cluster.tickets.issue("T1")
    page = page_with("", where="absent").page
    url = f"{cluster.url}/api/storefront/v3/notifications/click"
    page.evaluate(
        "([url, body]) => fetch(url + '?market=UK&customerKey=c&sessionKey=s', "
        "{method: 'POST', headers: {'content-type': 'application/json'}, body}).then(() => 1)",
        [url, '{"ticket": "T1"}'],
    )
    cluster.expect("click", "T1")
    assert [each.method for each in cluster.ledger.arrivals()] == ["OPTIONS", "POST"]
    with pytest.raises(AssertionError, match="OPTIONS"):
        cluster.expect_only(("click", "T1"))


@pytest.mark.allows_console
@pytest.mark.allows_page_errors
@pytest.mark.without("wpe", reason="cog has no tabs")
def test_console_and_page_errors_are_heard_from_every_tab(page_with: PageWith, shop: Shop) -> None:
    """Lines, uncaught errors and unhandled rejections; also on another site, and in a new tab."""
    talking = (
        "<script>console.log('one', 2); console.warn('careful'); console.error('bad');"
        "Promise.reject(new Error('rejected')); throw new Error('thrown')</script>"
    )
    first = page_with(talking, where="absent", host="shop.localhost")
    assert first.said("one 2").kind == "log"
    assert first.said("careful").kind == "warning"
    assert first.said("bad").kind == "error"
    assert sorted("rejected" in error for error in first.errors) == [False, True]
    shop.add("/other", "<script>console.log('elsewhere')</script>")
    first.page.goto(shop.at("other.localhost") + "/other")
    first.said("elsewhere")
    second = first.page.context.new_page()
    page_with("<script>console.log('second tab')</script>", where="absent", on=second)
    first.said("second tab")


def test_visitors_share_nothing(open_visit: Callable[..., Visit], shop: Shop) -> None:
    """Each visit begins with empty storage."""
    url = shop.add("/", "<title>Shop</title>")
    one, other = open_visit(), open_visit()
    for each in (one, other):
        each.page.goto(url)
    one.page.evaluate("localStorage.setItem('key', 'one')")
    assert other.page.evaluate("localStorage.getItem('key')") is None


@pytest.mark.without("wpe", reason="cog has no tabs")
def test_two_tabs_share_storage(page_with: PageWith) -> None:
    """And the one hears of the other's change, once it has looked at its storage (WebKit)."""
    listening = """<script>
      localStorage.getItem('key');
      addEventListener('storage', event => { window.news = event.key });
    </script>"""
    first = page_with(listening, where="absent").page
    second = first.context.new_page()
    page_with("", where="absent", on=second, path="/second")
    second.evaluate("localStorage.setItem('key', 'value')")
    wait_until(first, "window.news === 'key'")
    assert first.evaluate("localStorage.getItem('key')") == "value"
    assert len(first.context.pages) == 2


@pytest.mark.without("wpe", reason="cog has no tabs")
def test_a_middle_click_opens_a_tab(page_with: PageWith, shop: Shop) -> None:
    """The tab that was clicked in stays where it is."""
    shop.add("/next", "<title>Next</title>")
    page = page_with(LISTENING + "<a id=link href=/next>Next</a>", where="absent").page
    with page.context.expect_page() as opened:
        page.click("#link", button="middle")
    wait_until(opened.value, "location.pathname === '/next'")
    wait_until(page, "heard.includes('auxclick 1 link  true')")
    assert page.evaluate("location.pathname") == "/"


@pytest.mark.without("webkit", "wpe", reason="they follow it in the same tab")
def test_a_control_click_opens_a_tab(page_with: PageWith, shop: Shop) -> None:
    """The tab that was clicked in stays where it is."""
    shop.add("/next", "<title>Next</title>")
    page = page_with(LISTENING + "<a id=link href=/next>Next</a>", where="absent").page
    with page.context.expect_page() as opened:
        page.click("#link", modifiers=["Control"])
    wait_until(opened.value, "location.pathname === '/next'")
    wait_until(page, "heard.includes('click 0 link ctrlKey true')")
    assert page.evaluate("location.pathname") == "/"


def test_a_right_click_is_no_click(page_with: PageWith) -> None:
    """It opens the menu; a left click works after it, and so does a middle one."""
    page = page_with(LISTENING + "<button id=button>Button</button>", where="absent").page
    page.click("#button", button="right")
    wait_until(page, "heard.includes('contextmenu 2 button  true')")
    page.click("#button")
    wait_until(page, "heard.includes('click 0 button  true')")
    page.click("#button", button="middle")
    wait_until(page, "heard.some(event => event.includes(' 1 button  true'))")
    assert heard(page).count("click 0 button  true") == 1


def test_modifiers_are_held(page_with: PageWith, case: Case) -> None:
    """On a button, where no browser has a meaning of its own for them."""
    keys: tuple[Modifier, ...] = ("Shift", "Control", "Meta", "Alt")
    buttons = "".join(f"<button id={key}>{key}</button>" for key in keys)
    page = page_with(LISTENING + buttons, where="absent").page
    for number, key in enumerate(keys, 1):
        with case(key):
            page.click(f"#{key}", modifiers=[key])
            wait_until(page, "number => heard.length === number", arg=number)
            name = {"Control": "ctrl"}.get(key, key.lower())
            assert heard(page)[-1] == f"click 0 {key} {name}Key true"


def test_a_double_click_is_two_clicks(page_with: PageWith) -> None:
    """Limitation: Firefox under WebDriver BiDi fires no dblclick event after them."""
    page = page_with(LISTENING + "<button id=button>Button</button>", where="absent").page
    page.dblclick("#button")
    wait_until(page, "heard.length >= 2")
    assert heard(page)[:2] == ["click 0 button  true"] * 2


def test_a_click_reaches_into_open_shadow_roots_and_svg(page_with: PageWith) -> None:
    """Roots within roots, slotted children, and a link drawn in a picture."""
    body = """
      <div id=outer><b id=slotted>Slotted</b></div>
      <svg width=100 height=40><a id=drawn href="#there"><rect width=90 height=30 /></a></svg>
      <script>
        const open = (host, html) => {
          host.attachShadow({mode: 'open'}).innerHTML = html;
          return host.shadowRoot;
        };
        open(open(outer, '<p id=inner></p><slot></slot>').querySelector('#inner'),
          '<button id=deep>Deep</button>');
      </script>"""
    page = page_with(LISTENING + body, where="absent").page
    page.click("#deep")
    page.click("#slotted")
    page.click("#drawn")
    wait_until(page, "heard.length === 3")
    assert [event.split()[2] for event in heard(page)[:2]] == ["deep", "slotted"]
    assert page.evaluate("location.hash") == "#there"


def test_a_click_waits_for_its_element_and_scrolls_to_it(page_with: PageWith) -> None:
    """Added later, far down, covered for a while."""
    body = """
      <div id=cover style="position:fixed;inset:0"></div><div style="height:5000px"></div>
      <script>
        const late = '<button id=late>Late</button>';
        setTimeout(() => document.body.insertAdjacentHTML('beforeend', late), 50);
        setTimeout(() => cover.remove(), 150);
      </script>"""
    page = page_with(LISTENING + body, where="absent").page
    page.click("#late")
    wait_until(page, "heard.length > 0")
    assert heard(page) == ["click 0 late  true"]


def test_keys_activate_links_and_buttons(page_with: PageWith) -> None:
    """Enter on a link and both on a button make a click; Tab moves on."""
    body = "<a id=link href='#'>Link</a> <button id=button>Button</button> <input id=field>"
    page = page_with(LISTENING + body, where="absent").page
    page.press("#link", "Enter")
    page.press("#button", "Enter")
    page.keyboard.press("Space")
    wait_until(page, "heard.length === 3")
    assert [event.split()[2] for event in heard(page)] == ["link", "button", "button"]
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "field"
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.id") == "button"
    page.fill("#field", "Grüße")
    assert page.evaluate("field.value") == "Grüße"


@pytest.mark.without("wpe", reason="cog selects nothing by dragging")
def test_a_drag_selects_text_and_is_no_click_on_what_it_began_at(page_with: PageWith) -> None:
    """From the middle of one paragraph to that of the other."""
    body = "<p id=from>From here</p><p id=to>to there</p>"
    page = page_with(LISTENING + body, where="absent").page
    middle = "id => { const box = document.getElementById(id).getBoundingClientRect();"
    middle += " return [box.x + 30, box.y + box.height / 2] }"
    page.mouse.move(*page.evaluate(middle, "from"))
    page.mouse.down()
    page.mouse.move(*page.evaluate(middle, "to"), steps=5)
    page.mouse.up()
    wait_until(page, "getSelection().toString().includes('here')")
    assert not any(" from " in event or " to " in event for event in heard(page))


def test_a_page_gone_back_to_was_kept_alive(page_with: PageWith, shop: Shop) -> None:
    """By the back/forward cache, with its state, and it still hears clicks and speaks."""
    url = shop.add("/next", "<title>Next</title>")
    body = LISTENING + "<button id=button onclick=\"document.title = 'clicked'\">Button</button>"
    page = page_with("", where="absent").page
    page.add_init_script(WATCH_FOR_KEPT)
    page_with(body, where="absent")

    def mark() -> None:
        page.evaluate("() => { window.mark = 'mine' }")

    mark()
    page.goto(url)
    go_back(page)
    expect_kept(page, again=mark)
    assert page.evaluate("window.mark") == "mine"
    page.click("#button")
    wait_until(page, "document.title === 'clicked'")


@pytest.mark.without("webkit", "wpe", reason="it keeps such a page too")
def test_a_page_that_keeps_itself_out_is_not_taken_for_kept(
    page_with: PageWith, shop: Shop, engine: str
) -> None:
    """It fails with the reason, if the browser tells it, as soon as it does."""
    url = shop.add("/next", "<title>Next</title>")
    page = page_with("", where="absent").page
    page.add_init_script(WATCH_FOR_KEPT)
    page_with("<script>addEventListener('unload', () => {})</script>", where="absent")
    page.goto(url)
    go_back(page)
    again: list[str] = []
    why = "UnloadHandlerExists" if engine == "chromium" else "does not say why"
    with pytest.raises(AssertionError, match=f"loaded anew: .*{why}"):
        expect_kept(page, again=lambda: again.append("left"))
    assert len(again) <= 1


def test_only_a_plain_name_is_no_secure_context(page_with: PageWith, case: Case) -> None:
    """So `crypto.randomUUID` is missing there; the cluster is reached all the same."""
    for host in ("127.0.0.1", "shop.localhost", "shop.test"):
        with case(host):
            page = page_with("", where="absent", host=host).page
            secure = host != "shop.test"
            uuid = "function" if secure else "undefined"
            assert page.evaluate("[isSecureContext, typeof crypto.randomUUID]") == [secure, uuid]


def test_a_page_under_a_plain_name_reaches_the_cluster(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """Under a plain name of its own."""
    cluster.tickets.issue("T1")
    page = page_with(SENDING, where="absent", host="shop.test").page
    page.evaluate("send('http://cluster.test', 'T1')")
    assert cluster.expect("click", "T1").origin == "http://shop.test"
    cluster.expect_only(("click", "T1"))


@pytest.mark.allows_refused_requests
def test_an_origin_that_is_not_allowed_is_seen_refused(
    page_with: PageWith, cluster_with: Callable[..., WatchedCluster]
) -> None:
    """A cluster with an origin host setting of its own."""
    cluster = cluster_with(origin_hosts=("https://shop.example",))
    cluster.tickets.issue("T1")
    page = page_with(SENDING, where="absent").page
    outcome = page.evaluate(
        "url => fetch(url, {method: 'POST', body: '{}'}).then(() => 'read', () => 'unreadable')",
        f"{cluster.url}/api/storefront/v3/notifications/click",
    )
    assert outcome == "unreadable"
    assert cluster.ledger.wait_for(lambda arrival: True).status == 403


@pytest.mark.without("wpe", reason="cog has one size")
def test_a_window_of_a_given_size_is_pictured(page_with: PageWith) -> None:
    """For layouts, and for the evidence of failures."""
    page = page_with("<h1>Here</h1>", where="absent").page
    page.set_viewport_size({"width": 500, "height": 400})
    assert page.evaluate("[innerWidth, innerHeight]") == [500, 400]
    assert page.screenshot().startswith(b"\x89PNG")


@pytest.mark.allows_console
def test_a_failure_leaves_pictures_pages_console_and_ledger(
    page_with: PageWith, cluster: WatchedCluster, tmp_path: Path
) -> None:
    """One folder, which an earlier run leaves nothing in."""
    cluster.tickets.issue("T1")
    opened = page_with(SENDING + "<script>console.log('here')</script>", where="absent")
    opened.page.evaluate(f"send('{cluster.url}', 'T1')")
    cluster.expect("click", "T1")
    opened.said("here")
    place = evidence.folder(tmp_path, "tests/e2e/test_x.py::test_y[one-two]")
    evidence.keep(place, [opened.visit], cluster.ledger.arrivals())
    assert place == tmp_path / "test-results" / "test_x.py_test_y_one-two"
    assert json.loads((place / "ledger.json").read_text())[0]["ticket"] == "T1"
    assert json.loads((place / "visit-1.json").read_text())["console"][0]["text"] == "here"
    assert "const send" in (place / "visit-1-tab-1.html").read_text()
    assert (place / "visit-1-tab-1.png").read_bytes().startswith(b"\x89PNG")
    assert evidence.folder(tmp_path, "tests/e2e/test_x.py::test_y[one-two]") == place
    assert not place.exists()
