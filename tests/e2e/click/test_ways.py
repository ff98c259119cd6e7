"""Each way in which a click is made: by mouse, by keys, into a new tab, by the page's script."""

import pytest

from tests.e2e.harness.cards import OTHER, OTHER_CLICK, T, cards, clicks, expect_nothing_but
from tests.e2e.harness.marks import tabs
from tests.e2e.harness.page import Modifier
from tests.e2e.harness.page_server import Shop
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.visitors import Case
from tests.e2e.harness.waiting import wait_until
from tests.e2e.harness.watched_cluster import WatchedCluster

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


DETAILS = {
    "none": "",
    "null": "detail: null",
    "an object": "detail: { a: 1 }",
    "a list": "detail: [1, 2]",
    "a text of two words": "detail: 'a b'",
    "an endless number": "detail: Infinity",
}


def test_a_page_s_own_click_event_counts(
    page_with: PageWith, cluster: WatchedCluster, case: Case
) -> None:
    """Whatever its detail is: of a CustomEvent that is the page's."""
    page = page_with(cards(DETAILS) + OTHER).page
    for number, (what, detail) in enumerate(DETAILS.items()):
        cluster.tickets.issue(what)
        with case(what):
            click = f"new CustomEvent('click', {{ bubbles: true, {detail} }})"
            page.evaluate(f"document.querySelector('#it{number}').dispatchEvent({click})")
            cluster.expect("click", what)
    expect_nothing_but(cluster, page, *clicks(DETAILS))


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
@tabs
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
