"""Forms that ask: they are submitted, and not clicked, however the shopper does that."""

from string import Template

import pytest

from tests.e2e.harness.bodies import END, phrases, product, variant
from tests.e2e.harness.cards import OTHER, OTHER_CLICK
from tests.e2e.harness.page_server import Shop
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.parts import numbered
from tests.e2e.harness.visitors import Case
from tests.e2e.harness.waiting import wait_until
from tests.e2e.harness.watched_cluster import WatchedCluster

ADD = "add-to-cart"
STAY = 'onsubmit="return false"'
CARD = f"""<div data-elevate-ticket="card"><b id=title>Mug</b>
  <form id=form data-elevate-add-to-cart="T" {STAY}>
    <input id=field name=quantity value=1 aria-label=Quantity>
    <i id=inside>pieces</i><button id=button>Add</button>
  </form></div>"""


@pytest.fixture(autouse=True)
def _issued(cluster: WatchedCluster) -> None:
    for ticket in ("T", "T2", "card"):
        cluster.tickets.issue(ticket, product_key="P1001")
    cluster.tickets.issue("other")


# Each: a form whose ticket is $ticket, and how it is submitted.
SUBMITTED = {
    "by a click on its button": (
        f'<form data-elevate-add-to-cart="$ticket" {STAY}><button id=$it>Add</button></form>',
        "click",
    ),
    "by Enter in a field": (
        f'<form data-elevate-add-to-cart="$ticket" {STAY}><input id=$it><button>A</button></form>',
        "Enter",
    ),
    "by Enter, without a button": (
        f'<form data-elevate-add-to-cart="$ticket" {STAY}><input id=$it></form>',
        "Enter",
    ),
    "by Space on its button": (
        f'<form data-elevate-add-to-cart="$ticket" {STAY}><button id=$it>Add</button></form>',
        "Space",
    ),
    "by an image": (
        f'<form data-elevate-add-to-cart="$ticket" {STAY}><input type=image alt=Add id=$it></form>',
        "click",
    ),
    "by a button elsewhere": (
        f'<form id="f$it" data-elevate-add-to-cart="$ticket" {STAY}></form>'
        "<button id=$it form=f$it>Add</button>",
        "click",
    ),
    "by requestSubmit()": (
        f'<form id=$it data-elevate-add-to-cart="$ticket" {STAY}></form>',
        "document.querySelector('#$it').requestSubmit()",
    ),
    "by a script's click": (
        f'<form data-elevate-add-to-cart="$ticket" {STAY}><button id=$it>Add</button></form>',
        "document.querySelector('#$it').click()",
    ),
    "while the page stops the event": (
        '<form data-elevate-add-to-cart="$ticket" onsubmit="event.stopImmediatePropagation();'
        ' return false"><button id=$it>Add</button></form>',
        "click",
    ),
    "with the ticket of the card": (
        f'<div data-elevate-ticket="$ticket"><form data-elevate-add-to-cart {STAY}>'
        "<button id=$it>Add</button></form></div>",
        "click",
    ),
    "with a button that asks for the same": (
        f'<form data-elevate-add-to-cart="$ticket" {STAY}>'
        '<button id=$it data-elevate-add-to-cart="$ticket">Add</button></form>',
        "click",
    ),
    "unchecked": (
        f'<form novalidate data-elevate-add-to-cart="$ticket" {STAY}><input required>'
        "<button id=$it>Add</button></form>",
        "click",
    ),
}


def test_a_form_asks_once_when_it_is_submitted(
    page_with: PageWith, cluster: WatchedCluster, case: Case
) -> None:
    """Though the page prevents what the browser would do."""
    body = numbered(SUBMITTED)
    page = page_with(body + OTHER).page
    for number, (how, (_, way)) in enumerate(SUBMITTED.items()):
        cluster.tickets.issue(how, product_key="P1001")
        with case(how):
            if way == "click":
                page.click(f"#it{number}")
            elif way in ("Enter", "Space"):
                page.press(f"#it{number}", way)
            else:
                page.evaluate(way.replace("$it", f"it{number}"))
            cluster.expect(ADD, how)
    page.click("#other")
    cluster.expect_only(*((ADD, how) for how in SUBMITTED), OTHER_CLICK)


ASKING = {
    "a heart": (
        'data-elevate-favorite="add" data-elevate-product-key="P1001"',
        ("add-favorite", product("P1001")),
    ),
    "a heart that is pressed": (
        'data-elevate-favorite="toggle" aria-pressed="true" data-elevate-variant-key="P1001-sand"',
        ("remove-favorite", variant("P1001-sand")),
    ),
    "a search": (
        'data-elevate-remove-search="jeans"',
        ("remove-recent-searches", phrases("jeans")),
    ),
    "the end": ("data-elevate-end", END),
}


def test_any_mark_but_a_ticket_makes_a_form_ask(
    page_with: PageWith, cluster: WatchedCluster, case: Case
) -> None:
    """Once, when it is submitted."""
    body = "".join(
        f"<form {marks} {STAY}><i id=in{number}>?</i><button id=it{number}>OK</button></form>"
        for number, (marks, _) in enumerate(ASKING.values())
    )
    page = page_with(body + OTHER).page
    for number, (what, (_, sent)) in enumerate(ASKING.items()):
        with case(what):
            page.click(f"#in{number}")
            page.click(f"#it{number}")
            cluster.expect(*sent)
    page.click("#other")
    cluster.expect_only(*(sent for _, sent in ASKING.values()), OTHER_CLICK)


def test_a_click_in_a_form_is_none_on_the_card_around_it(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """Nor does it ask; a click beside the form is one on the card."""
    page = page_with(CARD + OTHER).page
    page.click("#inside")
    page.click("#field")
    page.click("#title")
    page.click("#button")
    page.click("#other")
    cluster.expect_only(("click", "card"), (ADD, "T"), OTHER_CLICK)


def test_a_form_with_a_ticket_is_clicked_as_anything_else(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """A ticket alone asks for a click; that it is submitted is nothing more."""
    html = f'<form data-elevate-ticket="T2" {STAY}><button id=it>Show</button></form>'
    page = page_with(html + OTHER).page
    page.click("#it")
    page.click("#other")
    cluster.expect_only(("click", "T2"), OTHER_CLICK)


def test_the_button_that_was_pressed_may_ask_itself(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """Then it does so when it is pressed, and the form around it when it is submitted."""
    html = f"""<form data-elevate-add-to-cart="T" {STAY}>
      <button id=heart type=button data-elevate-favorite=add data-elevate-product-key="P1001">♥
      </button><button id=it>Add</button></form>"""
    page = page_with(html + OTHER).page
    page.click("#heart")
    page.click("#it")
    page.click("#other")
    cluster.expect_only(("add-favorite", product("P1001")), (ADD, "T"), OTHER_CLICK)


NOT_SUBMITTED = {
    "a field that is required and empty": (
        '<form data-elevate-add-to-cart="T"><input required><button id=it0>Add</button></form>',
        "#it0",
    ),
    "a button that submits nothing": (
        '<form data-elevate-add-to-cart="T"><button id=it1 type=button>?</button></form>',
        "#it1",
    ),
    "a button that resets": (
        '<form data-elevate-add-to-cart="T"><button id=it2 type=reset>?</button></form>',
        "#it2",
    ),
    "a click that the page prevents": (
        '<form data-elevate-add-to-cart="T"><button id=it3 onclick="return false">?'
        "</button></form>",
        "#it3",
    ),
    "a form without a mark": (
        '<form onsubmit="return false"><button id=it4>Search</button></form>',
        "#it4",
    ),
}


def test_a_form_that_is_not_submitted_asks_nothing(
    page_with: PageWith, cluster: WatchedCluster, case: Case
) -> None:
    """Nothing was added then."""
    page = page_with("".join(html for html, _ in NOT_SUBMITTED.values()) + OTHER).page
    for what, (_, it) in NOT_SUBMITTED.items():
        with case(what):
            page.click(it)
    page.click("#other")
    cluster.expect_only(OTHER_CLICK)


def test_limitation_a_script_s_submit_tells_nobody(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """`form.submit()` makes no event: the page has to call `elevateTag.addToCart` beside it."""
    page_with(OTHER, path="/next")
    html = '<form id=form action="/next" data-elevate-add-to-cart="T"></form>'
    page = page_with(html).page
    page.evaluate("() => { setTimeout(() => document.forms[0].submit()) }")
    wait_until(page, "location.pathname === '/next' && !!window.elevateTag?.version")
    page.click("#other")
    cluster.expect_only(OTHER_CLICK)


def test_limitation_a_form_in_a_shadow_root_submits_unheard(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """Its event stays in there, unlike a click: so there the button is marked, not the form."""
    forms = f"""
      <form data-elevate-add-to-cart="T2" {STAY}><button id=unheard>Add</button></form>
      <form {STAY}><button id=it data-elevate-add-to-cart="T">Add</button></form>"""
    root = "document.currentScript.previousSibling.attachShadow({mode: 'open'})"
    html = f"<x-buy></x-buy><script>{root}.innerHTML = `{forms}`</script>"
    page = page_with(html + OTHER).page
    page.click("#unheard")
    page.click("#it")
    page.click("#other")
    cluster.expect_only((ADD, "T"), OTHER_CLICK)


LEAVING = {
    "by GET": (
        '<form action="/next" data-elevate-add-to-cart="$ticket"><button id=it>A</button></form>'
    ),
    "by POST": (
        '<form action="/next" method=post data-elevate-add-to-cart="$ticket">'
        "<button id=it>A</button></form>"
    ),
    "to where its button says": (
        '<form action="/elsewhere" data-elevate-add-to-cart="$ticket">'
        '<button id=it formaction="/next">A</button></form>'
    ),
}


@pytest.mark.allows_refused_requests  # WebKit tells of what a page that is left asked for
def test_a_submit_that_leaves_the_page_loses_nothing(
    page_with: PageWith, cluster: WatchedCluster, shop: Shop, case: Case
) -> None:
    """And sends it once, and the next page not again."""
    page_with(OTHER, path="/next")
    for how, html in LEAVING.items():
        cluster.tickets.issue(how, product_key="P1001")
        with case(how):
            page = page_with(Template(html).substitute(ticket=how)).page
            page.click("#it")
            cluster.expect(ADD, how)
            wait_until(page, "location.pathname === '/next' && !!window.elevateTag?.version")
    page.click("#other")
    cluster.expect_only(*((ADD, how) for how in LEAVING), OTHER_CLICK)
