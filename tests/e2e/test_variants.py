"""Add-to-cart of the variant that the shopper has chosen: each has a ticket of its own."""

import json
from collections.abc import Mapping
from html import escape
from string import Template

import pytest

from tests.e2e.harness.cards import OTHER, OTHER_CLICK
from tests.e2e.harness.mistakes import HEARD, expect_mistake
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.visitors import Case
from tests.e2e.harness.watched_cluster import WatchedCluster

ADD = "add-to-cart"
BUY = "<button id=$it data-elevate-add-to-cart>Add</button>"


@pytest.fixture(autouse=True)
def _issued(cluster: WatchedCluster) -> None:
    for ticket in ("card", "own", "t1", "t2"):
        cluster.tickets.issue(ticket, product_key="P1001")
    cluster.tickets.issue("other")


def tickets(given: Mapping[str, object]) -> str:
    """The attribute with a ticket for each variant."""
    return f'data-elevate-tickets="{escape(json.dumps(given))}"'


def shadow_html(host: str, inside: str) -> str:
    """An element with this in its open shadow root."""
    text = json.dumps(inside).replace("</", "<\\/")
    root = "document.currentScript.previousSibling.attachShadow({mode: 'open'})"
    return f"<x-buy {host}></x-buy><script>{root}.innerHTML = {text}</script>"


# Each: a part of the page with tickets for v1 and v2, of which v2, whose ticket is $ticket, is
# chosen when $it is pressed.
CHOICES = {
    "a select": "<div $tickets><select><option>v1<option selected>v2</select>$buy</div>",
    "a select whose values are no keys": (
        '<div $tickets><select><option value=0 data-elevate-variant-key="v1">S'
        '<option value=1 data-elevate-variant-key="v2" selected>M</select>$buy</div>'
    ),
    "a select with several fields around it": (
        "<div $tickets><input type=checkbox checked><select><option>1<option>2</select>"
        "<select><option>v1<option selected>v2</select><input value=v1>$buy</div>"
    ),
    "radios": (
        "<div $tickets><input type=radio name=r value=v1>"
        "<input type=radio name=r value=v2 checked>$buy</div>"
    ),
    "swatches that are radios": (
        "<div $tickets><ul role=radiogroup>"
        '<li role=radio aria-checked=false data-elevate-variant-key="v1">1'
        '<li role=radio aria-checked=true data-elevate-variant-key="v2">2</ul>$buy</div>'
    ),
    "swatches that are buttons": (
        '<div $tickets><button aria-pressed=false value="v1">1</button>'
        '<button aria-pressed=true value="v2">2</button>$buy</div>'
    ),
    "swatches that are options": (
        "<div $tickets><div role=listbox>"
        '<i role=option aria-selected=false data-elevate-variant-key="v1">1</i>'
        '<i role=option aria-selected=true data-elevate-variant-key="v2">2</i></div>$buy</div>'
    ),
    "something else that is selected": (
        "<div $tickets><b role=tab aria-selected=true>Sizes</b>"
        "<select><option>v1<option selected>v2</select>$buy</div>"
    ),
    "the nearest key": (
        "<div $tickets><select><option selected>v1</select>"
        '<p data-elevate-variant-key="v1"><b data-elevate-variant-key="v2">$buy</b></p></div>'
    ),
    "the button's own key": (
        "<div $tickets><button id=$it data-elevate-add-to-cart"
        ' data-elevate-variant-key="v2">Add</button></div>'
    ),
    "the element's that has the tickets": '<div $tickets data-elevate-variant-key="v2">$buy</div>',
    "before a ticket further out": (
        '<div data-elevate-ticket="card"><div $tickets><select><option selected>v2</select>$buy'
        "</div></div>"
    ),
    "in a form": (
        "<form $tickets data-elevate-add-to-cart onsubmit='return false'>"
        "<select><option>v1<option selected>v2</select><button id=$it>Add</button></form>"
    ),
}
FALLING_BACK = {
    "nothing chosen, so the card's": (
        '<div data-elevate-ticket="$ticket"><div $tickets><select></select>$buy</div></div>'
    ),
    "no ticket for what is chosen, so the card's": (
        '<div data-elevate-ticket="$ticket"><div $tickets><select><option>v3</select>$buy</div>'
        "</div>"
    ),
    "the nearer tickets lack it, those around have it": (
        '<div $tickets><div data-elevate-tickets="{}" data-elevate-variant-key="v2">$buy</div>'
        "</div>"
    ),
    "its own ticket before the chosen one's": (
        "<div $tickets><select><option>v1</select>"
        '<button id=$it data-elevate-add-to-cart="$ticket">Add</button></div>'
    ),
}
IN_SHADOW = {
    "all of it in a shadow root": (
        "",
        "<div $tickets><select><option>v1<option selected>v2</select>$buy</div>",
    ),
    "tickets and key on the host": ('$tickets data-elevate-variant-key="v2"', "$buy"),
    "tickets on the host, the key in its root": (
        "$tickets",
        '<p data-elevate-variant-key="v2">$buy</p>',
    ),
}


def filled(html: str, number: int, ticket: str) -> str:
    """A part of a page; the chosen variant's ticket is this."""
    it = f"it{number}"
    return Template(html).substitute(
        it=it,
        ticket=ticket,
        tickets=tickets({"v1": "wrong", "v2": ticket}),
        buy=Template(BUY).substitute(it=it),
    )


def test_the_chosen_variant_s_ticket_is_sent(
    page_with: PageWith, cluster: WatchedCluster, case: Case
) -> None:
    """Whatever it is chosen with; one add-to-cart, and no click."""
    parts = {**CHOICES, **FALLING_BACK}
    body = "".join(
        filled(html, number, which) for number, (which, html) in enumerate(parts.items())
    )
    page = page_with(body + OTHER).page
    for number, which in enumerate(parts):
        cluster.tickets.issue(which, product_key="P1001")
        with case(which):
            page.click(f"#it{number}")
            cluster.expect(ADD, which)
    page.click("#other")
    cluster.expect_only(*((ADD, which) for which in parts), OTHER_CLICK)


@pytest.mark.critical
def test_it_is_sent_out_of_shadow_roots_too(
    page_with: PageWith, cluster: WatchedCluster, case: Case
) -> None:
    """Open ones."""
    body = "".join(
        shadow_html(filled(host, number, which), filled(inside, number, which))
        for number, (which, (host, inside)) in enumerate(IN_SHADOW.items())
    )
    page = page_with(body + OTHER).page
    for number, which in enumerate(IN_SHADOW):
        cluster.tickets.issue(which, product_key="P1001")
        with case(which):
            page.click(f"#it{number}")
            cluster.expect(ADD, which)
    page.click("#other")
    cluster.expect_only(*((ADD, which) for which in IN_SHADOW), OTHER_CLICK)


def test_the_choice_is_that_of_the_moment(page_with: PageWith, cluster: WatchedCluster) -> None:
    """Chosen anew between two adds; at once, for it is another add."""
    radios = "".join(
        f"<label><input type=radio name=r value=v{n} id=r{n}>{n}</label>" for n in (1, 2)
    )
    html = f"<div {tickets({'v1': 't1', 'v2': 't2'})}>{radios}{BUY.replace('$it', 'it')}</div>"
    page = page_with(html + OTHER).page
    for radio in ("#r1", "#r2", "#r1"):
        page.click(radio)
        page.click("#it")
    page.click("#other")
    cluster.expect_only((ADD, "t1"), (ADD, "t2"), (ADD, "t1"), OTHER_CLICK)


def test_tickets_that_a_script_writes_count_too(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """As a shop does that asks for them only when the product is looked at."""
    html = f"<div id=box>{BUY.replace('$it', 'it')}</div>"
    page = page_with(html + OTHER).page
    page.evaluate(
        "tickets => { box.dataset.elevateTickets = tickets; box.dataset.elevateVariantKey = 'v2' }",
        json.dumps({"v2": "t2"}),
    )
    page.click("#it")
    page.click("#other")
    cluster.expect_only((ADD, "t2"), OTHER_CLICK)


LACKING = "data-elevate-tickets has no ticket for what is chosen:"
MISTAKES = {
    "JSON that does not parse": (
        "<div data-elevate-tickets=\"{'v1': 't1'}\"><select><option>v1</select>$buy</div>",
        "data-elevate-tickets='{'v1': 't1'}' is no JSON object",
    ),
    "a ticket that is none": (
        '<div data-elevate-tickets="{&quot;v1&quot;: 5}" data-elevate-variant-key="v1">$buy</div>',
        f'{LACKING} "v1"',
    ),
    "an empty ticket": (
        '<div data-elevate-tickets="{&quot;v1&quot;: &quot;&quot;}"'
        ' data-elevate-variant-key="v1">$buy</div>',
        f'{LACKING} "v1"',
    ),
    "no JSON object": (
        '<div data-elevate-tickets="null" data-elevate-variant-key="v1">$buy</div>',
        "data-elevate-tickets='null' is no JSON object",
    ),
    "what every object has": (
        '<div data-elevate-tickets="{}" data-elevate-variant-key="toString">$buy</div>',
        f'{LACKING} "toString"',
    ),
    "none of what is chosen": (
        "<div $tickets><select><option>v3</select><input type=checkbox checked value=v4>$buy</div>",
        f'{LACKING} "v3" "v4"',
    ),
    "nothing chosen": (
        "<div $tickets><input type=radio name=r value=v1><input type=radio name=r value=v2>$buy"
        "</div>",
        LACKING,
    ),
    "an empty attribute": (
        "<div data-elevate-tickets><select><option>v1</select>$buy</div>",
        "data-elevate-tickets='' is no JSON object",
    ),
}


@pytest.mark.allows_console
def test_limitation_a_host_with_tickets_does_not_see_what_is_chosen_in_its_root(
    page_with: PageWith, cluster: WatchedCluster, case: Case
) -> None:
    """The key of what is chosen has to be on the path; it is told as a mistake."""
    inside = "<select><option>v1<option selected>v2</select>$buy"
    body = shadow_html(filled("$tickets", 0, "t2"), filled(inside, 0, "t2"))
    opened = page_with(body + OTHER + HEARD, debug="")
    with case("a select"):
        opened.page.click("#it0")
        expect_mistake(opened, ADD, LACKING)
    opened.page.click("#other")
    cluster.expect_only(OTHER_CLICK)


@pytest.mark.allows_console
def test_a_mistake_is_told_and_sends_nothing(
    page_with: PageWith, cluster: WatchedCluster, case: Case
) -> None:
    """Once each, with what was chosen."""
    body = "".join(filled(html, number, "t1") for number, (html, _) in enumerate(MISTAKES.values()))
    opened = page_with(body + OTHER + HEARD, debug="")
    for number, (what, (_, reason)) in enumerate(MISTAKES.items()):
        with case(what):
            opened.page.click(f"#it{number}")
            expect_mistake(opened, ADD, reason)
    opened.page.click("#other")
    cluster.expect_only(OTHER_CLICK)
