"""The markup of the vendor's oldest library, which is classes: read where a shop asks for it."""

import pytest

from tests.e2e.harness.bodies import product
from tests.e2e.harness.cards import OTHER, OTHER_CLICK
from tests.e2e.harness.mistakes import HEARD, expect_mistake
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.parts import numbered
from tests.e2e.harness.visitors import Case
from tests.e2e.harness.watched_cluster import WatchedCluster


@pytest.fixture(autouse=True)
def _issued(cluster: WatchedCluster) -> None:
    for ticket in ("card", "T", "other"):
        cluster.tickets.issue(ticket, product_key="P1001")


# Each: a part of the page, in which $it is to be clicked; the ticket is $ticket, and what is sent.
MARKUP = {
    "Y2xpY2s=": ('<a href="#v" class="card eS-click eS-t-$ticket" id=$it>Mug</a>', "click"),
    "YSt/Yg==": ('<b class="eS-t-$ticket eS-click"><i id=$it>Mug</i></b>', "click"),
    "around": ('<div class="eS-t-$ticket"><b class="eS-click" id=$it>Mug</b></div>', "click"),
    "nearest": (
        '<div class="eS-t-card eS-click"><p class="eS-t-$ticket"><b class="eS-click" id=$it>Mug</b>'
        "</p></div>",
        "click",
    ),
    "lines": ('<b class="card\n  eS-click\n  eS-t-$ticket\n" id=$it>Mug</b>', "click"),
    "new": ('<b class="eS-click" data-elevate-ticket="$ticket" id=$it>Mug</b>', "click"),
    "both": ('<b class="eS-click eS-t-card" data-elevate-ticket="$ticket" id=$it>Mug</b>', "click"),
    "button": (
        '<button class="eS-addingToCart eS-t-$ticket" id=$it>Add</button>',
        "add-to-cart",
    ),
    "button-in-card": (
        '<div class="eS-click eS-t-$ticket"><button class="eS-addingToCart" id=$it>Add</button>'
        "</div>",
        "add-to-cart",
    ),
    "new-button": (
        '<div class="eS-click eS-t-$ticket"><button data-elevate-add-to-cart id=$it>Add</button>'
        "</div>",
        "add-to-cart",
    ),
    "both-classes": (
        '<button class="eS-click eS-addingToCart eS-t-$ticket" id=$it>Add</button>',
        "add-to-cart",
    ),
    "form": (
        '<form class="eS-addingToCart eS-t-$ticket" onsubmit="return false">'
        "<button id=$it>Add</button></form>",
        "add-to-cart",
    ),
}


def test_classes_are_read_where_the_shop_asks_for_it(
    page_with: PageWith, cluster: WatchedCluster, case: Case
) -> None:
    """Beside the attributes, which go first; innermost first too."""
    html = numbered(MARKUP)
    page = page_with(html + OTHER, legacy_markup="").page
    for number, (ticket, (_, kind)) in enumerate(MARKUP.items()):
        cluster.tickets.issue(ticket, product_key="P1001")
        with case(ticket):
            page.click(f"#it{number}")
            cluster.expect(kind, ticket)
    page.click("#other")
    sent = ((kind, ticket) for ticket, (_, kind) in MARKUP.items())
    cluster.expect_only(*sent, OTHER_CLICK)


UNMARKED = {
    "a ticket alone": '<b class="eS-t-T" id=$it>Mug</b>',
    "a class that begins alike": '<b class="eS-clickable eS-t-T" id=$it>Mug</b>',
    "another that begins alike": '<b class="eS-addingToCartButton eS-t-T" id=$it>Mug</b>',
    "another letter": '<b class="es-click eS-t-T" id=$it>Mug</b>',
    "another prefix": '<b class="xeS-click eS-t-T" id=$it>Mug</b>',
}


def test_other_classes_ask_for_nothing(
    page_with: PageWith, cluster: WatchedCluster, case: Case
) -> None:
    """Only the library's own two."""
    html = numbered(UNMARKED)
    page = page_with(html + OTHER, legacy_markup="").page
    for number, what in enumerate(UNMARKED):
        with case(what):
            page.click(f"#it{number}")
    page.click("#other")
    cluster.expect_only(OTHER_CLICK)


def test_classes_mean_nothing_where_the_shop_does_not_ask(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """A card keeps its own ticket."""
    html = """<div data-elevate-ticket="card"><b class="eS-click eS-t-T" id=it>Mug</b>
      <button class="eS-addingToCart eS-t-T" id=add>Add</button></div>"""
    page = page_with(html + OTHER).page
    page.click("#it")
    page.click("#other")
    page.click("#add")
    cluster.expect_only(("click", "card"), ("click", "card"), OTHER_CLICK)


@pytest.mark.allows_console
def test_a_class_without_a_ticket_is_a_mistake(
    page_with: PageWith, cluster: WatchedCluster, case: Case
) -> None:
    """Told once, and nothing is sent."""
    html = """<b class="eS-click" id=click>Mug</b><b class="eS-click eS-t-" id=empty>Mug</b>
      <button class="eS-addingToCart" id=add>Add</button>"""
    opened = page_with(html + OTHER + HEARD, debug="", legacy_markup="")
    kinds = {"click": "click", "empty": "click", "add": "add-to-cart"}
    for it, kind in kinds.items():
        with case(it):
            opened.page.click(f"#{it}")
            expect_mistake(opened, kind, "the ticket is empty")
    opened.page.click("#other")
    cluster.expect_only(OTHER_CLICK)


def test_a_page_may_be_moved_to_attributes_bit_by_bit(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """A heart of today in a card of then."""
    html = """<div class="eS-click eS-t-T"><b id=it>Mug</b>
      <button id=heart data-elevate-favorite=add data-elevate-product-key=P1001>♥</button></div>"""
    page = page_with(html, legacy_markup="").page
    page.click("#heart")
    page.click("#it")
    cluster.expect_only(("add-favorite", product("P1001")), ("click", "T"))
