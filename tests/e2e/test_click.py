"""Clicks on marked elements: each way in which a shopper makes one, and what is none.

To show that nothing else was sent, each test ends with a click on `OTHER` and expects only that.
"""

import pytest

from tests.e2e.harness.history import WATCH_FOR_KEPT, expect_kept, go_back
from tests.e2e.harness.page import Modifier, Page
from tests.e2e.harness.page_server import Shop
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.waiting import wait_until
from tests.e2e.harness.watched_cluster import WatchedCluster

OTHER = '<p data-elevate-ticket="other"><button id="other">Other</button></p>'
T, OTHER_CLICK = ("click", "T"), ("click", "other")

# Each: the page's body, and the element to click. The click's ticket is to be T.
PLACES = {
    "a card": ('<div id=it data-elevate-ticket="T">Vase</div>', "#it"),
    "deep in a card": (
        '<article data-elevate-ticket="T"><h2><a href="#v"><b id=it>Vase</b></a></h2></article>',
        "#it",
    ),
    "a link": ('<a id=it href="#v" data-elevate-ticket="T">Vase</a>', "#it"),
    "a picture in a link": (
        '<a href="#v" data-elevate-ticket="T"><svg id=it width=40 height=40><rect width=40 '
        "height=40 /></svg></a>",
        "#it",
    ),
    "an svg link": (
        '<svg width=90 height=40><a href="#v" data-elevate-ticket="T"><rect id=it width=90 '
        "height=40 /></a></svg>",
        "#it",
    ),
    "the inner one of two marks": (
        '<div data-elevate-ticket="outer"><a id=it href="#v" data-elevate-ticket="T">V</a></div>',
        "#it",
    ),
    "an element added later": (
        "<main></main><script>addEventListener('load', () => setTimeout(() => {"
        "document.querySelector('main').innerHTML ="
        """ '<div id=it data-elevate-ticket="T">Vase</div>'; }));</script>""",
        "#it",
    ),
    "a mark set later": (
        "<div id=it>Vase</div><script>it.setAttribute('data-elevate-ticket', 'T')</script>",
        "#it",
    ),
    "in an open shadow root": (
        "<x-card></x-card><script>document.querySelector('x-card').attachShadow({mode: 'open'})"
        """.innerHTML = '<div data-elevate-ticket="T"><button id=it>Vase</button></div>'"""
        "</script>",
        "#it",
    ),
    "in a root in a marked host": (
        '<x-card data-elevate-ticket="T"></x-card><script>document.querySelector("x-card")'
        """.attachShadow({mode: 'open'}).innerHTML = '<button id=it>Vase</button>'</script>""",
        "#it",
    ),
    "a link around a shadow child": (
        '<a href="#v" data-elevate-ticket="T"><x-pic></x-pic></a><script>'
        "document.querySelector('x-pic').attachShadow({mode: 'open'})"
        ".innerHTML = '<span id=it>Vase</span>'</script>",
        "#it",
    ),
    "a child slotted into a marked root": (
        "<x-card><b id=it>Vase</b></x-card><script>document.querySelector('x-card')"
        ".attachShadow({mode: 'open'}).innerHTML ="
        """ '<p data-elevate-ticket="T"><slot></slot></p>'</script>""",
        "#it",
    ),
    "where the page stops propagation": (
        '<div id=it data-elevate-ticket="T">Vase</div>'
        "<script>it.addEventListener('click', event => event.stopPropagation())</script>",
        "#it",
    ),
    "where the page stops everything at the document": (
        '<div id=it data-elevate-ticket="T">Vase</div><script>document.addEventListener("click",'
        "event => event.stopImmediatePropagation(), true)</script>",
        "#it",
    ),
    "where the page prevents the default": (
        '<a id=it href="/elsewhere" data-elevate-ticket="T">Vase</a>'
        "<script>it.addEventListener('click', event => event.preventDefault())</script>",
        "#it",
    ),
    "a label, which clicks its field too": (
        '<div data-elevate-ticket="T"><label id=it>Red <input type=radio></label></div>',
        "#it",
    ),
}


@pytest.fixture(autouse=True)
def _issued(cluster: WatchedCluster) -> None:
    for ticket in ("T", "outer", "other"):
        cluster.tickets.issue(ticket)


def expect_nothing_but(cluster: WatchedCluster, page: Page, *sent: tuple[str, str]) -> None:
    """These arrive, in whatever order, and nothing else before a click made now."""
    page.click("#other")
    cluster.expect_only(*sent, OTHER_CLICK)


@pytest.mark.parametrize("place", PLACES)
def test_a_click_there_sends_one_click(
    place: str, page_with: PageWith, cluster: WatchedCluster
) -> None:
    """With the ticket of the innermost mark, whatever the page does with the event."""
    body, selector = PLACES[place]
    page = page_with(body + OTHER).page
    page.click(selector)
    expect_nothing_but(cluster, page, T)


def test_a_click_outside_any_mark_sends_nothing(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """Most of a page."""
    page = page_with('<button id=it>Menu</button><i data-elevate-ticket="T">Vase</i>' + OTHER).page
    page.click("#it")
    expect_nothing_but(cluster, page)


@pytest.mark.parametrize(
    ("element", "key"),
    [
        ('<a id=it href="#v">V</a>', "Enter"),
        ("<button id=it>V</button>", "Enter"),
        ("<button id=it>V</button>", "Space"),
    ],
)
def test_a_key_that_activates_counts(
    element: str, key: str, page_with: PageWith, cluster: WatchedCluster
) -> None:
    """Shoppers without a mouse are shoppers."""
    page = page_with(f'<article data-elevate-ticket="T">{element}</article>{OTHER}').page
    page.press("#it", key)
    expect_nothing_but(cluster, page, T)


def test_a_script_s_click_counts(page_with: PageWith, cluster: WatchedCluster) -> None:
    """Many shops click their links from a handler on the card."""
    page = page_with(f'<a id=it href="#v" data-elevate-ticket="T">V</a>{OTHER}').page
    page.evaluate("document.querySelector('#it').click()")
    expect_nothing_but(cluster, page, T)


@pytest.mark.parametrize("key", ["Control", "Meta", "Shift", "Alt"])
def test_a_click_with_a_key_held_counts(
    key: Modifier, page_with: PageWith, cluster: WatchedCluster
) -> None:
    """Whatever the browser makes of it."""
    page = page_with(f'<button id=it data-elevate-ticket="T">V</button>{OTHER}').page
    page.click("#it", modifiers=[key])
    expect_nothing_but(cluster, page, T)


@pytest.mark.critical
@pytest.mark.without("wpe", reason="cog has no tabs")
@pytest.mark.parametrize("way", ["middle click", "Control"])
def test_a_link_opened_in_a_new_tab_counts_once(
    way: str, page_with: PageWith, shop: Shop, cluster: WatchedCluster, engine: str
) -> None:
    """And it does open there. The first click makes sure that a runtime is up."""
    shop.add("/next", "<title>Next</title>")
    page = page_with(f'<a id=it href="/next" data-elevate-ticket="T">V</a>{OTHER}').page
    page.click("#other")
    cluster.expect(*OTHER_CLICK)
    if way == "Control" and engine == "webkit":
        # Debian's MiniBrowser follows it in the same tab.
        page.click("#it", modifiers=["Control"])
        wait_until(page, "location.pathname === '/next'")
        cluster.expect_only(T, OTHER_CLICK)
        return
    with page.context.expect_page() as opened:
        if way == "Control":
            page.click("#it", modifiers=["Control"])
        else:
            page.click("#it", button="middle")
    wait_until(opened.value, "location.pathname === '/next'")
    page.bring_to_front()
    expect_nothing_but(cluster, page, T, OTHER_CLICK)


def test_a_right_click_is_none(page_with: PageWith, cluster: WatchedCluster) -> None:
    """It opens a menu."""
    watching = "<script>addEventListener('contextmenu', () => { window.menu = true })</script>"
    page = page_with(f'<div id=it data-elevate-ticket="T">Vase</div>{OTHER}{watching}').page
    page.click("#it", button="right")
    wait_until(page, "window.menu")
    expect_nothing_but(cluster, page)


DRAGS = {
    "a card is dragged": '<div id=it data-elevate-ticket="T" style="height:90px">Vase</div>',
    "text is selected": '<p id=it data-elevate-ticket="T">A vase of clay, thrown by hand</p>',
}


@pytest.mark.parametrize("what", DRAGS)
def test_a_drag_is_none(what: str, page_with: PageWith, cluster: WatchedCluster) -> None:
    """Though browsers fire a click where it began and ended in one element."""
    watching = "<script>addEventListener('click', event => { window.clicked = true })</script>"
    page = page_with(DRAGS[what] + OTHER + watching).page
    x, y = page.evaluate(
        "() => { const box = document.querySelector('#it').getBoundingClientRect();"
        " return [box.x + 4, box.y + 8] }"
    )
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y, steps=4)
    page.mouse.up()
    wait_until(page, "window.clicked")
    expect_nothing_but(cluster, page)


def test_a_click_after_a_drag_counts(page_with: PageWith, cluster: WatchedCluster) -> None:
    """A drag spoils one click only, and only if it was a click on a mark."""
    page = page_with('<p id=it style="height:90px">Drag me</p>' + OTHER).page
    page.mouse.move(20, 20)
    page.mouse.down()
    page.mouse.move(90, 60, steps=4)
    page.mouse.up()
    page.press("#other", "Enter")
    cluster.expect_only(OTHER_CLICK)


@pytest.mark.parametrize("by", ["a key", "a script"])
def test_a_press_without_a_click_spoils_no_other(
    by: str, page_with: PageWith, cluster: WatchedCluster
) -> None:
    """A link dragged out of the window leaves one."""
    page = page_with(f'<a id=it href="#v" data-elevate-ticket="T">V</a>{OTHER}').page
    page.evaluate(
        "() => { document.body.dispatchEvent(new MouseEvent('mousedown',"
        " { bubbles: true, clientX: 300, clientY: 200 })) }"
    )
    if by == "a key":
        page.press("#it", "Enter")
    else:
        page.evaluate("document.querySelector('#it').click()")
    expect_nothing_but(cluster, page, T)


def test_a_double_click_counts_once(page_with: PageWith, cluster: WatchedCluster) -> None:
    """So does whatever else doubles a click at once."""
    page = page_with(f'<div id=it data-elevate-ticket="T">Vase</div>{OTHER}').page
    page.dblclick("#it")
    expect_nothing_but(cluster, page, T)


def test_a_second_look_counts_again(page_with: PageWith, cluster: WatchedCluster) -> None:
    """After the double click time."""
    page = page_with(f'<div id=it data-elevate-ticket="T">Vase</div>{OTHER}').page
    page.click("#it")
    before = page.evaluate("performance.now()")
    wait_until(page, "before => performance.now() > before + 550", arg=before)
    page.click("#it")
    expect_nothing_but(cluster, page, T, T)


@pytest.mark.critical
@pytest.mark.parametrize("next_has_tag", [True, False])
def test_a_click_that_leaves_the_page_arrives(
    next_has_tag: bool, page_with: PageWith, shop: Shop, cluster: WatchedCluster
) -> None:
    """Once, though the page that sent it is gone; the next page sends nothing of it again.

    The first click makes sure that a runtime is up: what is done before waits for a page that has
    the tag (`test_early`).
    """
    page_with(OTHER, path="/next", where="head" if next_has_tag else "absent")
    page = page_with(f'<a id=it href="/next" data-elevate-ticket="T">Vase</a>{OTHER}').page
    page.click("#other")
    cluster.expect(*OTHER_CLICK)
    page.click("#it")
    wait_until(page, "location.pathname === '/next'")
    cluster.expect("click", "T")
    if next_has_tag:
        wait_until(page, "window.elevateTag")
        expect_nothing_but(cluster, page, T, OTHER_CLICK)
    else:
        cluster.expect_only(T, OTHER_CLICK)


def test_a_click_keeps_its_own_effect(page_with: PageWith, cluster: WatchedCluster) -> None:
    """Nothing is prevented, and the page's handlers hear the same event as without the tag."""
    watching = """<script>
      addEventListener('click', event => {
        window.seen = [event.defaultPrevented, event.isTrusted, event.target.id];
      });
    </script>"""
    page = page_with(f'{watching}<a id=it href="#v" data-elevate-ticket="T">V</a>{OTHER}').page
    page.click("#it")
    wait_until(page, "location.hash === '#v'")
    assert page.evaluate("window.seen") == [False, True, "it"]
    expect_nothing_but(cluster, page, T)


def test_a_page_kept_alive_goes_on_hearing_clicks(
    page_with: PageWith, shop: Shop, cluster: WatchedCluster
) -> None:
    """The tag keeps no page out of the back/forward cache, and hears each click once after it.

    The click before makes sure that the runtime is up: Chromium loads a page anew that is left
    while WebAssembly starts ("JavaScriptExecution").
    """
    url = shop.add("/next", "<title>Next</title>")
    page = page_with("", where="absent").page
    page.add_init_script(WATCH_FOR_KEPT)
    page_with(f'<div id=it data-elevate-ticket="T">Vase</div>{OTHER}')
    page.click("#it")
    cluster.expect("click", "T")
    page.goto(url)
    go_back(page)
    expect_kept(page)
    expect_nothing_but(cluster, page, T)
