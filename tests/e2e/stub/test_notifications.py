"""Every kind of mark, and calls, before the compiled tag has come: sent once it is there."""

import json
from html import escape

import pytest

from tests.e2e.harness.bodies import ALL, END, phrases, product, variant
from tests.e2e.harness.cards import OTHER, OTHER_CLICK, T, leave
from tests.e2e.harness.mistakes import HEARD, expect_mistake
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.visitors import Case
from tests.e2e.harness.waiting import wait_until
from tests.e2e.harness.watched_cluster import WatchedCluster
from tests.e2e.stub.scene import KEPT, UP, WITH_THE_COMPILED_TAG, Waiting

pytestmark = WITH_THE_COMPILED_TAG

STAY = 'onsubmit="return false"'
TOGGLE = """<button id=toggle data-elevate-favorite=toggle data-elevate-product-key=P1001
  aria-pressed=false onclick="this.ariaPressed = this.ariaPressed !== 'true'">♥</button>"""
TICKETS = escape(json.dumps({"v1": "V1", "v2": "V2"}))
RADIOS = f"""<div data-elevate-tickets="{TICKETS}"><input type=radio name=r value=v1 id=r1 checked>
  <input type=radio name=r value=v2 id=r2><i id=buy data-elevate-add-to-cart>Add</i></div>"""
FORM = f"""<div data-elevate-ticket=T2><form data-elevate-add-to-cart=T1 {STAY}>
  <input id=field><i id=inside>pieces</i><button id=submit>Add</button></form></div>"""
# What is pressed, in this order, and what that sends.
ACTS = [
    ("#toggle", ("add-favorite", product("P1001"))),
    ("#toggle", ("remove-favorite", product("P1001"))),
    ("#buy", ("add-to-cart", "V1")),
    ("#r2", None),
    ("#buy", ("add-to-cart", "V2")),
    ("#inside", None),
    ("#submit", ("add-to-cart", "T1")),
    ("#search", ("remove-recent-searches", phrases('röd, "blå" = 漢&\\'))),
    ("#viewed", ("remove-recently-viewed", ALL)),
    ("#old", ("click", "Y2xpY2s=")),
    ("#end", END),
]
PAGE = f"""{TOGGLE}{RADIOS}{FORM}
  <button id=search data-elevate-remove-search='röd, "blå" = 漢&amp;\\'>×</button>
  <button id=viewed data-elevate-remove-viewed="*">Clear</button>
  <b id=old class="card\n eS-click\n eS-t-Y2xpY2s=">Mug</b>
  <button id=end data-elevate-end>End</button>"""


@pytest.fixture(autouse=True)
def _variants(cluster: WatchedCluster) -> None:
    for ticket in ("V1", "V2", "Y2xpY2s="):
        cluster.tickets.issue(ticket, product_key="P1001")


def test_every_mark_is_heard_before_the_tag_comes(
    waiting: Waiting, cluster: WatchedCluster
) -> None:
    """As it was then: what was chosen and pressed has changed since, and is gone from the page."""
    page = waiting(PAGE + OTHER, legacy_markup="").page
    for it, _ in ACTS:
        page.click(it)
    page.evaluate("document.querySelectorAll('div, button:not(#other)').forEach(it => it.remove())")
    waiting.end()
    wait_until(page, UP)
    page.click("#other")
    cluster.expect_only(*(sent for _, sent in ACTS if sent), OTHER_CLICK)
    assert page.evaluate(KEPT) is None


def test_the_tickets_of_many_variants_cost_no_act(
    waiting: Waiting, cluster: WatchedCluster
) -> None:
    """Chosen by label, each a press and two clicks, and typed over, before the tag has come."""
    tickets = escape(json.dumps({f"v{n}": f"V{n}".ljust(100, "x") for n in range(1, 41)}))
    cluster.tickets.issue("V40".ljust(100, "x"), product_key="P1001")
    fields = "".join(
        f"<label id=l{n}><input type=radio name=r value=v{n}>{n}</label>" for n in range(1, 41)
    )
    html = f"""<div data-elevate-tickets="{tickets}">{fields}<input id=typed>
      <i id=buy data-elevate-add-to-cart>Add</i></div>"""
    page = waiting(html).page
    for label in ("#l1", "#l2", "#l40"):
        page.click(label)
    page.click("#typed")
    for key in "mug":
        page.keyboard.press(key)
    page.click("#buy")
    waiting.end()
    cluster.expect_only(("add-to-cart", "V40".ljust(100, "x")))


def test_a_form_that_leaves_before_the_tag_is_sent_from_the_next_page(
    waiting: Waiting, page_with: PageWith, cluster: WatchedCluster
) -> None:
    """Once, and a click in it is none on the card."""
    html = """<div data-elevate-ticket=T2><form action="/next" data-elevate-add-to-cart=T1>
      <button id=it>Add</button></form></div>"""
    waiting(OTHER, path="/next")
    page = waiting(html).page
    leave(page)
    waiting.end()
    cluster.expect("add-to-cart", "T1")
    page.reload()
    page.click("#other")
    cluster.expect_only(("add-to-cart", "T1"), OTHER_CLICK)


CALLS = {
    "click('T')": T,
    "addFavorite({variantKey: 'P1001-sand'})": ("add-favorite", variant("P1001-sand")),
    "removeRecentSearches(['a', 'b'])": ("remove-recent-searches", phrases("a", "b")),
    "end()": END,
}


def test_calls_before_the_tag_comes_are_promises_that_it_keeps(
    waiting: Waiting, cluster: WatchedCluster, case: Case
) -> None:
    """True for what was handed over, false for what was refused, and none rejects."""
    page = waiting(OTHER).page
    refused = ["click('')", "addFavorite({})", "adImpression()"]
    for call in [*CALLS, *refused]:
        page.evaluate(f"() => {{ (window.answers ||= []).push(elevateTag.{call}) }}")
    page.evaluate("() => { window.keys = elevateTag.keys() }")
    waiting.end()
    answers = page.evaluate("Promise.all(answers)")
    assert answers == [True] * len(CALLS) + [False] * len(refused)
    keys = page.evaluate("keys")
    sent = cluster.expect(*END)
    assert (sent.customer_key, sent.session_key) == (keys["customerKey"], keys["sessionKey"])
    page.click("#other")
    cluster.expect_only(*CALLS.values(), OTHER_CLICK)


@pytest.mark.allows_console
def test_a_mistake_before_the_tag_comes_is_told_when_it_does(
    waiting: Waiting, cluster: WatchedCluster, case: Case
) -> None:
    """Once, as later ones are."""
    html = "<button id=it data-elevate-favorite=like data-elevate-product-key=P1>♥</button>"
    opened = waiting(html + OTHER + HEARD, debug="")
    with case("an unknown value"):
        opened.page.click("#it")
        waiting.end()
        wait_until(opened.page, UP)
        expect_mistake(opened, "add-favorite", '"like" is not add, remove or toggle')
    opened.page.click("#other")
    cluster.expect_only(OTHER_CLICK)


@pytest.mark.parametrize("version", ["elevate-3/v2", "elevate-3/v1"])
def test_a_product_without_a_ticket_counts_early_too(
    version: str, waiting: Waiting, cluster: WatchedCluster
) -> None:
    """The version is known only when the tag comes."""
    html = """<article data-elevate-product-key=P1001><b id=it>Mug</b>
      <button id=add data-elevate-add-to-cart>Add</button></article>"""
    page = waiting(html + OTHER, api_version=version).page
    page.click("#it")
    page.click("#add")
    waiting.end()
    wait_until(page, UP)
    page.click("#other")
    about = product("P1001")
    if version == "elevate-3/v1":
        about = '{"productKey":"P1001","variantKey":null}'
    kinds = ("non-esales-click", "non-esales-adding-to-cart")
    cluster.expect_only(*((kind, about) for kind in kinds), OTHER_CLICK)
