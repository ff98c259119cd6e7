"""What is Elevate 3's alone: products without tickets, keys that are UUIDs, ids and tokens."""

import json
from typing import Any

import pytest

from elevate_tag.identity import sign_in
from elevate_tag.sandbox.cluster.faults import Fault
from elevate_tag.sandbox.cluster.settings import ClusterSettings
from tests.e2e.harness.bodies import END, body
from tests.e2e.harness.calls import Caller
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.parts import numbered
from tests.e2e.harness.visitors import Case
from tests.e2e.harness.watched_cluster import WatchedCluster

E3_V2, E3_V1 = "elevate-3/v2", "elevate-3/v1"
CUSTOMER, SESSION = "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d", "FEDCBA98-7654-4321-ABCD-0123456789AB"

PASSES_THEN_FAILS = Fault(status=503, share=0.5, seed=10)
"""Lets the browser's own question pass, and not what it asked for."""


@pytest.fixture(autouse=True)
def _issued(cluster: WatchedCluster) -> None:
    for ticket in ("T", "T2"):
        cluster.tickets.issue(ticket, product_key="P1001")


# Each: a part of a page, in which $it is to be clicked, and what is sent on Elevate 3.
CLICK, ADD = "non-esales-click", "non-esales-adding-to-cart"
WITHOUT_TICKETS = {
    "a card": ('<article data-elevate-product-key="P1001"><b id=$it>Mug</b></article>', CLICK),
    "the nearest key": (
        '<article data-elevate-product-key="P1003"><a href="#v" id=$it'
        ' data-elevate-variant-key="P1003-chalk">Mug</a></article>',
        CLICK,
    ),
    "both keys": (
        '<article data-elevate-product-key="P1002" data-elevate-variant-key="P1002-oat">'
        "<b id=$it>Bowl</b></article>",
        CLICK,
    ),
    "in a form that names the product": (
        '<form onsubmit="return false" data-elevate-product-key="P1006"><b id=$it>Vase</b></form>',
        CLICK,
    ),
    "a ticket": (
        '<article data-elevate-product-key="P1003" data-elevate-ticket="T"><b id=$it>V</b>'
        "</article>",
        "click",
    ),
    "a ticket that a template left empty": (
        '<article data-elevate-product-key="P1008" data-elevate-ticket=""><b id=$it>Tray</b>'
        "</article>",
        CLICK,
    ),
    "a button in a card": (
        '<article data-elevate-product-key="P1004"><button id=$it data-elevate-add-to-cart>Add'
        "</button></article>",
        ADD,
    ),
    "a button in a form that names the product": (
        '<form onsubmit="return false" data-elevate-product-key="P1005"><button id=$it'
        " data-elevate-add-to-cart>Add</button></form>",
        ADD,
    ),
    "a button in a card whose ticket is empty": (
        '<article data-elevate-product-key="P1009" data-elevate-ticket=""><button id=$it'
        " data-elevate-add-to-cart>Add</button></article>",
        ADD,
    ),
    "a form in a card": (
        '<article data-elevate-product-key="P1007"><form onsubmit="return false"'
        " data-elevate-add-to-cart><button id=$it>Add</button></form></article>",
        ADD,
    ),
    "a button in a card with a ticket": (
        '<article data-elevate-product-key="P1004" data-elevate-ticket="T"><button id=$it'
        " data-elevate-add-to-cart>Add</button></article>",
        "adding-to-cart",
    ),
}
ABOUT = {
    "a card": {"productKey": "P1001"},
    "the nearest key": {"variantKey": "P1003-chalk"},
    "both keys": {"productKey": "P1002", "variantKey": "P1002-oat"},
    "in a form that names the product": {"productKey": "P1006"},
    "a button in a card": {"productKey": "P1004"},
    "a button in a form that names the product": {"productKey": "P1005"},
    "a form in a card": {"productKey": "P1007"},
    "a ticket that a template left empty": {"productKey": "P1008"},
    "a button in a card whose ticket is empty": {"productKey": "P1009"},
}


@pytest.mark.parametrize("version", [E3_V2, E3_V1])
def test_products_without_tickets_count_on_elevate_3(
    version: str, page_with: PageWith, cluster: WatchedCluster, case: Case
) -> None:
    """By their keys, once; whatever has a ticket by that."""
    html = numbered(WITHOUT_TICKETS)
    page = page_with(html + "<button id=menu>Menu</button>", api_version=version).page
    sent = []
    for number, (what, (_, path)) in enumerate(WITHOUT_TICKETS.items()):
        about = "T"
        if what in ABOUT:
            nulls = {"productKey": None, "variantKey": None} if version == E3_V1 else {}
            about = body(**{**nulls, **ABOUT[what]})
        sent.append((path, about))
        with case(what):
            page.click(f"#it{number}")
            cluster.expect(path, about)
    page.click("#menu")
    assert page.evaluate("elevateTag.end()") is True
    cluster.expect_only(*sent, END)


PAGE = """<main data-elevate-product-key="P1001"><p id=text>Mug</p>
  <button id=pressed aria-pressed=false data-elevate-variant-key="P1001-sand">Sand</button>
  <i id=checked aria-checked=false data-elevate-variant-key="P1001-sand">Sand</i>
  <input id=radio type=radio data-elevate-variant-key="P1001-sand">
  <button id=add data-elevate-add-to-cart>Add</button></main>
  <article data-elevate-ticket=T>
  <i id=inside aria-selected=false data-elevate-variant-key="P1001-sand">Sand</i></article>"""


def test_a_page_and_a_swatch_are_no_products_to_click_on(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """They name one for what is in them; in a card with a ticket, a swatch is a part of it."""
    page = page_with(PAGE, api_version=E3_V2).page
    for each in ("text", "pressed", "checked", "radio", "add", "inside"):
        page.click(f"#{each}")
    cluster.expect_only((ADD, body(productKey="P1001")), ("click", "T"))


@pytest.mark.without("pyscript", "brython", reason="their loader hears as the tag does")
def test_they_are_none_either_before_the_tag_comes(caller: Caller, cluster: WatchedCluster) -> None:
    """Of an element that was heard of early the tag knows what it was."""
    page = caller.waiting(PAGE, api_version=E3_V2).page
    for each in ("text", "pressed", "checked", "radio", "add", "inside"):
        page.click(f"#{each}")
    caller.end()
    cluster.expect_only((ADD, body(productKey="P1001")), ("click", "T"))


def test_a_click_without_a_ticket_is_judged_as_any_other(
    page_with: PageWith, cluster: WatchedCluster
) -> None:
    """A drag is none, a press of the middle button is one; of an add-to-cart it is not."""
    html = """<article data-elevate-product-key=P1001 style="height:90px">Mug</article>
      <article data-elevate-product-key=P1002><a href="#v" onauxclick="return false" id=it>V</a>
      <button id=add data-elevate-add-to-cart>Add</button></article>"""
    page = page_with(html, api_version=E3_V2).page
    page.mouse.move(20, 20)
    page.mouse.down()
    page.mouse.move(90, 60, steps=4)
    page.mouse.up()
    page.click("#add", button="middle")
    page.click("#it", button="middle")
    assert page.evaluate("elevateTag.end()") is True
    cluster.expect_only((CLICK, body(productKey="P1002")), END)


@pytest.mark.allows_refused_requests
@pytest.mark.parametrize("version", [E3_V2, E3_V1])
def test_what_failed_on_elevate_3_is_sent_again_as_it_was(
    version: str, page_with: PageWith, cluster: WatchedCluster
) -> None:
    """To the byte: the `id` of the older version too. Nothing there can be asked first."""
    html = "<button id=it data-elevate-ticket=T>V</button><i id=it2 data-elevate-ticket=T2>W</i>"
    page = page_with(html, api_version=version).page
    cluster.fail(PASSES_THEN_FAILS)
    page.click("#it")
    failed = cluster.ledger.wait_for(lambda each: each.status == 503, 15)
    assert failed.method == "POST"
    cluster.heal()
    again = cluster.expect("click", "T")
    assert (again.query, again.body, again.id) == (failed.query, failed.body, failed.id)
    page.click("#it2")
    other = cluster.expect("click", "T2")
    assert (again.id != "", again.id != other.id) == (version == E3_V1, version == E3_V1)
    posts = [each.ticket for each in cluster.ledger.arrivals() if each.method == "POST"]
    assert posts == ["T", "T", "T2"]


KEPT = {
    "neither": ("c", "s"),
    "no customer key": ("", SESSION),
    "a session key of another kind": (CUSTOMER, "6fa459ea-ee8a-3ca4-894e-db77e160355e"),
    "an address": ("anna@example.com", SESSION),
    "both": (CUSTOMER, SESSION),
}
STORED = "localStorage['voyado.session']"
UUID4 = "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"


@pytest.mark.parametrize("version", [E3_V2, E3_V1])
def test_keys_that_elevate_3_does_not_take_are_replaced(
    version: str, page_with: PageWith, cluster: WatchedCluster, case: Case
) -> None:
    """Those of them that it does not; in storage too, so that they stay what they are."""
    for what, keys in KEPT.items():
        with case(what):
            kept = json.dumps(dict(zip(("customerKey", "sessionKey"), keys, strict=True)))
            before = f"<script>{STORED} = JSON.stringify({kept})</script>"
            page = page_with("", head=before, fresh=True, api_version=version).page
            assert page.evaluate("elevateTag.end()") is True
            end = cluster.expect(*END)
            for now, then in zip((end.customer_key, end.session_key), keys, strict=True):
                assert now == then or then not in (CUSTOMER, SESSION)
                assert page.evaluate("([form, key]) => RegExp(form, 'i').test(key)", [UUID4, now])
            stored = json.loads(page.evaluate(STORED))
            assert list(stored.values()) == [end.customer_key, end.session_key]
            cluster.ledger.clear()


@pytest.mark.allows_console
def test_keys_in_the_page_that_elevate_3_does_not_take_are_told(
    page_with: PageWith, cluster: WatchedCluster, case: Case
) -> None:
    """The shop's server has to give others; nothing is sent with them."""
    for name in ("customer_key", "session_key"):
        given: dict[str, Any] = {name: "k1"}
        with case(name):
            opened = page_with("", fresh=True, up=False, api_version=E3_V2, **given)
            attribute = f"data-{name.replace('_', '-')}"
            assert "UUID" in opened.said(attribute).text
            assert opened.page.evaluate("!!window.elevateTag?.version") is False


def test_who_is_signed_in_goes_along_with_a_token_on_the_oldest_version(
    page_with: PageWith, cluster: WatchedCluster, case: Case
) -> None:
    """Its server made it: by attributes, by a call, and no more once that visitor signed out."""
    anna = sign_in("anna", ClusterSettings().private_key)
    given: dict[str, Any] = {"customer_key": anna.customer_key, "token": anna.token}
    with case("by attributes"):
        page = page_with("", fresh=True, api_version=E3_V1, **given).page
        assert page.evaluate("elevateTag.end()") is True
        arrival = cluster.expect(*END)
        assert arrival.customer_key == anna.customer_key
        assert json.loads(arrival.body)["token"] == anna.token
        cluster.ledger.clear()
    with case("by a call, and on the next page too"):
        page = page_with("", fresh=True, api_version=E3_V1).page
        call = "([key, token]) => elevateTag.identify(key, token)"
        assert page.evaluate(call, [anna.customer_key, anna.token]) is True
        page = page_with("", api_version=E3_V1).page
        assert page.evaluate("elevateTag.end()") is True
        assert cluster.expect(*END).customer_key == anna.customer_key
        cluster.ledger.clear()
    with case("signed out"):
        assert page.evaluate("elevateTag.signOut()") is True
        assert cluster.expect(*END).customer_key == anna.customer_key
        assert page.evaluate("elevateTag.click('T')") is True
        click = cluster.expect("click", "T")
        assert click.customer_key != anna.customer_key
        assert "token" not in json.loads(click.body)
