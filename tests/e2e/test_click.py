"""Clicks on marked elements: each way in which a shopper makes one, and what is none.

To show that nothing else was sent, each test ends with a click on `OTHER` and expects only that.
"""

from collections.abc import Iterable
from string import Template

import pytest

from tests.e2e.harness.history import WATCH_FOR_KEPT, expect_kept, go_back
from tests.e2e.harness.page import Modifier, Page
from tests.e2e.harness.page_server import Shop
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.visitors import Case
from tests.e2e.harness.waiting import wait_until
from tests.e2e.harness.watched_cluster import WatchedCluster

OTHER = '<p data-elevate-ticket="other"><button id="other">Other</button></p>'
T, OTHER_CLICK = ("click", "T"), ("click", "other")

# Each: a part of the page, in which $it is to be clicked; the click's ticket is to be $ticket.
PLACES = {
    "a card": '<div id=$it data-elevate-ticket="$ticket">Vase</div>',
    "deep in a card": (
        '<article data-elevate-ticket="$ticket"><h2><a href="#v"><b id=$it>Vase</b></a></h2>'
        "</article>"
    ),
    "a link": '<a id=$it href="#v" data-elevate-ticket="$ticket">Vase</a>',
    "a picture in a link": (
        '<a href="#v" data-elevate-ticket="$ticket"><svg id=$it width=40 height=40><rect width=40 '
        "height=40 /></svg></a>"
    ),
    "an svg link": (
        '<svg width=90 height=40><a href="#v" data-elevate-ticket="$ticket"><rect id=$it width=90 '
        "height=40 /></a></svg>"
    ),
    "the inner one of two marks": (
        '<div data-elevate-ticket="outer"><a id=$it href="#v" data-elevate-ticket="$ticket">V</a>'
        "</div>"
    ),
    "an element added later": (
        "<main></main><script>addEventListener('load', () => setTimeout(() => {"
        "document.querySelector('main').innerHTML ="
        """ '<div id=$it data-elevate-ticket="$ticket">Vase</div>'; }));</script>"""
    ),
    "a mark set later": (
        "<div id=$it>Vase</div><script>$it.setAttribute('data-elevate-ticket', '$ticket')</script>"
    ),
    "in an open shadow root": (
        "<x-card></x-card><script>document.currentScript.previousSibling"
        ".attachShadow({mode: 'open'}).innerHTML ="
        """ '<div data-elevate-ticket="$ticket"><button id=$it>Vase</button></div>'</script>"""
    ),
    "in a root in a marked host": (
        '<x-card data-elevate-ticket="$ticket"></x-card>'
        "<script>document.currentScript.previousSibling"
        """.attachShadow({mode: 'open'}).innerHTML = '<button id=$it>Vase</button>'</script>"""
    ),
    "a link around a shadow child": (
        '<a href="#v" data-elevate-ticket="$ticket"><x-pic></x-pic></a>'
        "<script>document.currentScript.previousSibling.firstChild"
        ".attachShadow({mode: 'open'}).innerHTML = '<span id=$it>Vase</span>'</script>"
    ),
    "a child slotted into a marked root": (
        "<x-card><b id=$it>Vase</b></x-card><script>document.currentScript.previousSibling"
        ".attachShadow({mode: 'open'}).innerHTML ="
        """ '<p data-elevate-ticket="$ticket"><slot></slot></p>'</script>"""
    ),
    "where the page stops propagation": (
        '<div id=$it data-elevate-ticket="$ticket">Vase</div>'
        "<script>$it.addEventListener('click', event => event.stopPropagation())</script>"
    ),
    "where the page stops everything at the document": (
        '<div id=$it data-elevate-ticket="$ticket">Vase</div>'
        "<script>document.addEventListener('click', event => {"
        " if (event.target === $it) event.stopImmediatePropagation() }, true)</script>"
    ),
    "where the page prevents the default": (
        '<a id=$it href="/elsewhere" data-elevate-ticket="$ticket">Vase</a>'
        "<script>$it.addEventListener('click', event => event.preventDefault())</script>"
    ),
    "a label, which clicks its field too": (
        '<div data-elevate-ticket="$ticket"><label id=$it>Red <input type=radio></label></div>'
    ),
}


@pytest.fixture(autouse=True)
def _issued(cluster: WatchedCluster) -> None:
    for ticket in ("T", "outer", "other"):
        cluster.tickets.issue(ticket)


def clicks(tickets: Iterable[str]) -> list[tuple[str, str]]:
    """One click on each."""
    return [("click", ticket) for ticket in tickets]


def cards(tickets: Iterable[str], element: str = "button") -> str:
    """A marked element for each: `it0`, `it1` and so on."""
    return "".join(
        f'<p><{element} id=it{number} data-elevate-ticket="{ticket}">Vase</{element}></p>'
        for number, ticket in enumerate(tickets)
    )


def expect_nothing_but(cluster: WatchedCluster, page: Page, *sent: tuple[str, str]) -> None:
    """These arrive, in whatever order, and nothing else before a click made now."""
    page.click("#other")
    cluster.expect_only(*sent, OTHER_CLICK)


def test_a_click_there_sends_one_click(
    page_with: PageWith, cluster: WatchedCluster, case: Case
) -> None:
    """With the ticket of the innermost mark, whatever the page does with the event."""
    body = "".join(
        Template(html).substitute(it=f"it{number}", ticket=place)
        for number, (place, html) in enumerate(PLACES.items())
    )
    page = page_with(body + OTHER).page
    for number, place in enumerate(PLACES):
        cluster.tickets.issue(place)
        with case(place):
            page.click(f"#it{number}")
            cluster.expect("click", place)
    expect_nothing_but(cluster, page, *clicks(PLACES))


def test_a_click_outside_any_mark_sends_nothing(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """Most of a page."""
    page = page_with('<button id=it>Menu</button><i data-elevate-ticket="T">Vase</i>' + OTHER).page
    page.click("#it")
    expect_nothing_but(cluster, page)


KEYS = {
    "Enter on a link": ('<a id=it0 href="#v">V</a>', "Enter"),
    "Enter on a button": ("<button id=it1>V</button>", "Enter"),
    "Space on a button": ("<button id=it2>V</button>", "Space"),
}


def test_a_key_that_activates_counts(
    page_with: PageWith, cluster: WatchedCluster, case: Case
) -> None:
    """Shoppers without a mouse are shoppers."""
    body = "".join(
        f'<article data-elevate-ticket="{what}">{element}</article>'
        for what, (element, _) in KEYS.items()
    )
    page = page_with(body + OTHER).page
    for number, (what, (_, key)) in enumerate(KEYS.items()):
        cluster.tickets.issue(what)
        with case(what):
            page.press(f"#it{number}", key)
            cluster.expect("click", what)
    expect_nothing_but(cluster, page, *clicks(KEYS))


def test_a_script_s_click_counts(page_with: PageWith, cluster: WatchedCluster) -> None:
    """Many shops click their links from a handler on the card."""
    page = page_with(f'<a id=it href="#v" data-elevate-ticket="T">V</a>{OTHER}').page
    page.evaluate("document.querySelector('#it').click()")
    expect_nothing_but(cluster, page, T)


def test_a_click_with_a_key_held_counts(
    page_with: PageWith, cluster: WatchedCluster, case: Case
) -> None:
    """Whatever the browser makes of it."""
    keys: tuple[Modifier, ...] = ("Control", "Meta", "Shift", "Alt")
    page = page_with(cards(keys) + OTHER).page
    for number, key in enumerate(keys):
        cluster.tickets.issue(key)
        with case(key):
            page.click(f"#it{number}", modifiers=[key])
            cluster.expect("click", key)
    expect_nothing_but(cluster, page, *clicks(keys))


@pytest.mark.critical
@pytest.mark.without("wpe", reason="cog has no tabs")
def test_a_link_opened_in_a_new_tab_counts_once(
    page_with: PageWith, shop: Shop, cluster: WatchedCluster, engine: str, case: Case
) -> None:
    """And it does open there. The first click makes sure that a runtime is up."""
    shop.add("/next", "<title>Next</title>")
    links = (
        f'<a id={it} href="/next" data-elevate-ticket="{it}">V</a>' for it in ("middle", "control")
    )
    page = page_with("".join(links) + OTHER).page
    page.click("#other")
    cluster.expect(*OTHER_CLICK)
    middle, control = ("click", "middle"), ("click", "control")
    for _, ticket in (middle, control):
        cluster.tickets.issue(ticket)
    with case("middle click"):
        with page.context.expect_page() as opened:
            page.click("#middle", button="middle")
        wait_until(opened.value, "location.pathname === '/next'")
        page.bring_to_front()
        expect_nothing_but(cluster, page, middle, OTHER_CLICK)
    with case("Control"):
        if engine == "webkit":
            # Debian's MiniBrowser follows it in the same tab.
            page.click("#control", modifiers=["Control"])
            wait_until(page, "location.pathname === '/next'")
            cluster.expect_only(middle, control, OTHER_CLICK, OTHER_CLICK)
            return
        with page.context.expect_page() as opened:
            page.click("#control", modifiers=["Control"])
        wait_until(opened.value, "location.pathname === '/next'")
        page.bring_to_front()
        expect_nothing_but(cluster, page, middle, control, OTHER_CLICK, OTHER_CLICK)


def test_a_right_click_is_none(page_with: PageWith, cluster: WatchedCluster) -> None:
    """It opens a menu."""
    watching = "<script>addEventListener('contextmenu', () => { window.menu = true })</script>"
    page = page_with(f'<div id=it data-elevate-ticket="T">Vase</div>{OTHER}{watching}').page
    page.click("#it", button="right")
    wait_until(page, "window.menu")
    expect_nothing_but(cluster, page)


DRAGS = {
    "a card is dragged": '<div id=drag0 data-elevate-ticket="T" style="height:90px">Vase</div>',
    "text is selected": '<p id=drag1 data-elevate-ticket="T">A vase of clay, thrown by hand</p>',
}


def test_a_drag_is_none(page_with: PageWith, cluster: WatchedCluster, case: Case) -> None:
    """Though browsers fire a click where it began and ended in one element."""
    watching = "<script>addEventListener('click', event => { window.clicked = event.target.id })"
    after = [f"after {what}" for what in DRAGS]
    page = page_with("".join(DRAGS.values()) + cards(after) + watching + "</script>").page
    for number, what in enumerate(DRAGS):
        cluster.tickets.issue(after[number])
        with case(what):
            x, y = page.evaluate(
                "it => { const box = document.getElementById(it).getBoundingClientRect();"
                " return [box.x + 4, box.y + 8] }",
                f"drag{number}",
            )
            page.mouse.move(x, y)
            page.mouse.down()
            page.mouse.move(x + 60, y, steps=4)
            page.mouse.up()
            wait_until(page, "it => window.clicked === it", arg=f"drag{number}")
            page.click(f"#it{number}")
            cluster.expect_only(*clicks(after[: number + 1]))


def test_a_click_after_a_drag_counts(page_with: PageWith, cluster: WatchedCluster) -> None:
    """A drag spoils one click only, and only if it was a click on a mark."""
    page = page_with('<p id=it style="height:90px">Drag me</p>' + OTHER).page
    page.mouse.move(20, 20)
    page.mouse.down()
    page.mouse.move(90, 60, steps=4)
    page.mouse.up()
    page.press("#other", "Enter")
    cluster.expect_only(OTHER_CLICK)


def test_a_press_without_a_click_spoils_no_other(
    page_with: PageWith, cluster: WatchedCluster, case: Case
) -> None:
    """A link dragged out of the window leaves one."""
    ways = ("a key", "a script")
    page = page_with(cards(ways) + OTHER).page
    for number, way in enumerate(ways):
        cluster.tickets.issue(way)
        with case(way):
            page.evaluate(
                "() => { document.body.dispatchEvent(new MouseEvent('mousedown',"
                " { bubbles: true, clientX: 300, clientY: 200 })) }"
            )
            if way == "a key":
                page.press(f"#it{number}", "Enter")
            else:
                page.evaluate("it => document.getElementById(it).click()", f"it{number}")
            cluster.expect("click", way)
    expect_nothing_but(cluster, page, *clicks(ways))


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
def test_a_click_that_leaves_the_page_arrives(
    page_with: PageWith, shop: Shop, cluster: WatchedCluster, case: Case
) -> None:
    """Once, though the page that sent it is gone; the next page sends nothing of it again.

    The first click makes sure that a runtime is up: what is done before waits for a page that has
    the tag (`test_early`).
    """
    for next_page, has_tag in (("to a page with the tag", True), ("to one without", False)):
        cluster.ledger.clear()
        shop.add("/next", page_with.html(OTHER) if has_tag else "<title>Next</title>")
        with case(next_page):
            link = f'<a id=it href="/next" data-elevate-ticket="T">Vase</a>{OTHER}'
            page = page_with(link, fresh=True).page
            page.click("#other")
            cluster.expect(*OTHER_CLICK)
            page.click("#it")
            wait_until(page, "location.pathname === '/next'")
            cluster.expect("click", "T")
            if has_tag:
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

    def click() -> None:
        cluster.ledger.clear()
        page.click("#it")
        cluster.expect(*T)

    click()
    page.goto(url)
    go_back(page)
    expect_kept(page, again=click)
    expect_nothing_but(cluster, page, T)
