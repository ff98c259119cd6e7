"""Add-to-cart buttons: which ticket is sent, and that it is no click as well."""

import pytest

from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.waiting import wait_until
from tests.e2e.harness.watched_cluster import WatchedCluster

OTHER = '<p data-elevate-ticket="other"><button id="other">Other</button></p>'
OTHER_CLICK = ("click", "other")
ADD = ("add-to-cart", "T")


@pytest.fixture(autouse=True)
def _issued(cluster: WatchedCluster) -> None:
    for ticket in ("T", "card"):
        cluster.tickets.issue(ticket, product_key="P1", variant_key="P1-red")
    cluster.tickets.issue("other")


@pytest.mark.critical
@pytest.mark.parametrize(
    "body",
    [
        '<button id=it data-elevate-add-to-cart="T">Add</button>',
        '<div data-elevate-ticket="T"><button id=it data-elevate-add-to-cart>Add</button></div>',
        '<div data-elevate-ticket="card"><button id=it data-elevate-add-to-cart="T">'
        "Add</button></div>",
        '<a href="#p" data-elevate-ticket="T"><button data-elevate-add-to-cart><b id=it>+</b>'
        "</button></a>",
        '<button id=it data-elevate-add-to-cart data-elevate-ticket="T">Add</button>',
        '<x-buy data-elevate-ticket="T"></x-buy><script>document.querySelector("x-buy")'
        """.attachShadow({mode: 'open'}).innerHTML = '<button id=it data-elevate-add-to-cart>A"""
        "</button>'</script>",
    ],
    ids=["own", "card's", "own in a card", "in a link", "own ticket mark", "host's"],
)
def test_a_button_adds_with_its_ticket_or_the_nearest(
    body: str, page_with: PageWith, cluster: WatchedCluster
) -> None:
    """One add-to-cart, and no click."""
    page = page_with(body + OTHER).page
    page.click("#it")
    page.click("#other")
    cluster.expect_only(ADD, OTHER_CLICK)


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
    before = page.evaluate("performance.now()")
    wait_until(page, "before => performance.now() > before + 550", arg=before)
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


@pytest.mark.parametrize(
    "body",
    [
        "<button id=it data-elevate-add-to-cart>Add</button>",
        '<div data-elevate-ticket=""><button id=it data-elevate-add-to-cart>Add</button></div>',
        '<button id=it data-elevate-add-to-cart=" ">Add</button>',
        "<button id=it data-elevate-ticket>Look</button>",
    ],
)
@pytest.mark.allows_console
def test_an_empty_ticket_is_never_sent(
    body: str, page_with: PageWith, cluster: WatchedCluster
) -> None:
    """Debug mode says so."""
    opened = page_with(body + OTHER, debug="")
    opened.page.click("#it")
    opened.said("refused: the ticket is empty")
    opened.page.click("#other")
    cluster.expect_only(OTHER_CLICK)
