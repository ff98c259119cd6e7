"""Add-to-cart buttons: which ticket is sent, and that it is no click as well."""

from string import Template

import pytest

from tests.e2e.harness.cards import OTHER, OTHER_CLICK
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.visitors import Case
from tests.e2e.harness.waiting import let_pass
from tests.e2e.harness.watched_cluster import WatchedCluster

ADD = ("add-to-cart", "T")


@pytest.fixture(autouse=True)
def _issued(cluster: WatchedCluster) -> None:
    for ticket in ("T", "card"):
        cluster.tickets.issue(ticket, product_key="P1", variant_key="P1-red")
    cluster.tickets.issue("other")


# Each: a part of the page, in which $it is to be pressed; the add-to-cart's ticket is $ticket.
BUTTONS = {
    "own": '<button id=$it data-elevate-add-to-cart="$ticket">Add</button>',
    "card's": (
        '<div data-elevate-ticket="$ticket"><button id=$it data-elevate-add-to-cart>Add</button>'
        "</div>"
    ),
    "own in a card": (
        '<div data-elevate-ticket="card"><button id=$it data-elevate-add-to-cart="$ticket">'
        "Add</button></div>"
    ),
    "in a link": (
        '<a href="#p" data-elevate-ticket="$ticket"><button data-elevate-add-to-cart>'
        "<b id=$it>+</b></button></a>"
    ),
    "own ticket mark": (
        '<button id=$it data-elevate-add-to-cart data-elevate-ticket="$ticket">Add</button>'
    ),
    "host's": (
        '<x-buy data-elevate-ticket="$ticket"></x-buy><script>document.currentScript'
        ".previousSibling.attachShadow({mode: 'open'}).innerHTML ="
        " '<button id=$it data-elevate-add-to-cart>Add</button>'</script>"
    ),
}


@pytest.mark.critical
def test_a_button_adds_with_its_ticket_or_the_nearest(
    page_with: PageWith, cluster: WatchedCluster, case: Case
) -> None:
    """One add-to-cart, and no click."""
    body = "".join(
        Template(html).substitute(it=f"it{number}", ticket=which)
        for number, (which, html) in enumerate(BUTTONS.items())
    )
    page = page_with(body + OTHER).page
    for number, which in enumerate(BUTTONS):
        cluster.tickets.issue(which, product_key="P1", variant_key="P1-red")
        with case(which):
            page.click(f"#it{number}")
            cluster.expect("add-to-cart", which)
    page.click("#other")
    cluster.expect_only(*(("add-to-cart", which) for which in BUTTONS), OTHER_CLICK)


@pytest.mark.critical
def test_a_form_adds_however_it_is_submitted(page_with: PageWith, cluster: WatchedCluster) -> None:
    """Enter in a field presses the form's button."""
    body = (
        "<form onsubmit='return false'><input id=field aria-label=Quantity>"
        '<button data-elevate-add-to-cart="T">Add</button></form>'
    )
    page = page_with(body + OTHER).page
    page.press("#field", "Enter")
    page.click("#other")
    cluster.expect_only(ADD, OTHER_CLICK)


def test_two_deliberate_adds_are_two(page_with: PageWith, cluster: WatchedCluster) -> None:
    """A double click is one; the same again after the double click time is another."""
    page = page_with('<button id=it data-elevate-add-to-cart="T">Add</button>' + OTHER).page
    page.dblclick("#it")
    let_pass(page, 550)
    page.click("#it")
    page.click("#other")
    cluster.expect_only(ADD, ADD, OTHER_CLICK)


def test_a_middle_click_adds_nothing(page_with: PageWith, cluster: WatchedCluster) -> None:
    """It presses no button; and it is no click on the card either."""
    body = '<div data-elevate-ticket="card"><button id=it data-elevate-add-to-cart>A</button></div>'
    page = page_with(body + OTHER).page
    page.click("#it", button="middle")
    page.click("#other")
    cluster.expect_only(OTHER_CLICK)


EMPTY = {
    "a button outside any card": "<button id=it0 data-elevate-add-to-cart>Add</button>",
    "in a card without a ticket": (
        '<div data-elevate-ticket=""><button id=it1 data-elevate-add-to-cart>Add</button></div>'
    ),
    "a space": '<button id=it2 data-elevate-add-to-cart=" ">Add</button>',
    "a mark without a value": "<button id=it3 data-elevate-ticket>Look</button>",
}


@pytest.mark.allows_console
def test_an_empty_ticket_is_never_sent(
    page_with: PageWith, cluster: WatchedCluster, case: Case
) -> None:
    """Debug mode says so."""
    opened = page_with("".join(EMPTY.values()) + OTHER, debug="")
    opened.said("listening")
    for number, what in enumerate(EMPTY):
        with case(what):
            opened.page.click(f"#it{number}")
            opened.said("refused: the ticket is empty")
    opened.page.click("#other")
    cluster.expect_only(OTHER_CLICK)
