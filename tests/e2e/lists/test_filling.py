"""Lists that fill themselves, also when they change; clicks in them arrive with their tickets."""

from typing import Any

from elevate_tag.sandbox.cluster.faults import NONE, Fault
from tests.e2e.harness.bundles import OF_THE_SECOND_FILE
from tests.e2e.harness.lists import MUGS, cards, has_state, list_html
from tests.e2e.harness.page import Page
from tests.e2e.harness.visitors import Case
from tests.e2e.harness.waiting import until, wait_until
from tests.e2e.harness.watched_cluster import WatchedCluster

pytestmark = OF_THE_SECOND_FILE


def wait_until_met(cluster: WatchedCluster) -> None:
    """Returns once a query has met the fault."""
    until(lambda: cluster.faults.shown()["met"], "a query that meets the fault")


def test_a_list_is_filled_and_clicks_in_it_arrive(with_lists: Any, cluster: WatchedCluster) -> None:
    """With the answer's ticket: the product's for a click, the variant's for an add-to-cart."""
    page = with_lists(MUGS).page
    has_state(page, "filled")
    (card,) = cards(page)
    ticket = card.pop("ticket")
    assert card == {
        "title": "Alva mug",
        "price": "11",
        "colour": "Sand",
        "ean": "No number",
        "link": "/product/P1001",
        "picture": "/pictures/alva-mug-sand.webp",
        "key": "P1001",
        "impression": None,
        "hidden": "Sold out,Ad",
    }
    page.click("#list b")
    arrival = cluster.expect("click", ticket)
    assert (arrival.product_key, arrival.variant_key) == ("P1001", None)
    page.click("#list button")
    variant_ticket = page.evaluate("document.querySelector('button').dataset.elevateAddToCart")
    assert cluster.expect("add-to-cart", variant_ticket).variant_key == "P1001-sand"
    assert page.evaluate("told") == ["list loading 0", "list filled 1"]
    assert page.evaluate("document.getElementById('fallback')") is None
    assert page.evaluate("document.querySelectorAll('#list > template').length") == 1


def test_a_recommendation_list_goes_by_its_id(with_lists: Any) -> None:
    """The page's own, and one that the body asks for."""
    wanted = {"recommendationLists": [{"id": "top", "algorithm": "TOP_PRODUCTS", "limit": 3}]}
    page = with_lists(list_html() + list_html(id="other", of="top", body=wanted)).page
    has_state(page, "filled")
    has_state(page, "filled", at="other")
    assert len(cards(page)) == 8
    assert len(cards(page, at="other")) == 3
    assert len({card["ticket"] for card in cards(page) + cards(page, at="other")}) == 11


def test_lists_of_one_answer_share_the_request(with_lists: Any) -> None:
    """However its parameters are written."""
    wanted = {"recommendationLists": [{"id": i, "algorithm": "TOP_PRODUCTS"} for i in ("a", "b")]}
    first = list_html(of="a", id="a", body=wanted)
    second = list_html(of="b", id="b", body=wanted).replace(
        '{"pageReference": ', '{ "pageReference":'
    )
    page = with_lists(first + second + list_html(id="c")).page
    for at in ("a", "b", "c"):
        has_state(page, "filled", at=at)
    assert len(page.evaluate("asked")) == 2


OTHER_LISTS = {
    "autocomplete": ({"q": "mug"}, "productSuggestions"),
    "product-page": ({"productKey": "P1001"}, "goes-well"),
    "cart-page": ({"cart": ["P1001", "P1002"]}, "cart"),
    "content-search-page": ({"q": ""}, "primaryList"),
}


def test_all_kinds_of_pages_have_lists(with_lists: Any, case: Case) -> None:
    """By a field's name, or a list's id."""
    for query, (parameters, of) in OTHER_LISTS.items():
        with case(query):
            page = with_lists(list_html(query, parameters, of=of)).page
            has_state(page, "filled")
            for card in cards(page):
                assert card["ticket"]
                assert card["title"] != "No name"


def asks_for(page: Page, phrase: str, at: str = "list") -> None:
    """Has the list search for something else."""
    page.evaluate(
        "([at, phrase]) => { document.getElementById(at).dataset.elevateParameters ="
        " JSON.stringify({q: phrase}); }",
        [at, phrase],
    )


def test_elements_that_come_later_or_change_are_filled(with_lists: Any) -> None:
    """And show again what they held before, where there is nothing to fill them with."""
    page = with_lists(MUGS).page
    has_state(page, "filled")
    page.evaluate(
        """(html) => {
          const div = document.createElement("div");
          div.innerHTML = html;
          document.body.append(div);
        }""",
        list_html("search-page", {"q": "vase"}, of="primaryList", id="late"),
    )
    has_state(page, "filled", at="late")
    assert {card["title"] for card in cards(page, at="late")} >= {"Sten vase", "Lund vase"}
    asks_for(page, "teapot")
    wait_until(page, "document.querySelector('#list b').textContent === 'Birk teapot'")
    asks_for(page, "zzz")
    has_state(page, "empty")
    assert cards(page) == []
    assert page.evaluate("document.getElementById('fallback').textContent") == "Nothing yet"
    asks_for(page, "alva mug")
    has_state(page, "filled")
    assert [card["title"] for card in cards(page)] == ["Alva mug"]


def test_an_answer_to_what_was_asked_before_comes_too_late(
    with_lists: Any, cluster: WatchedCluster
) -> None:
    """The list shows what it asks for now."""
    page = with_lists(MUGS).page
    has_state(page, "filled")
    cluster.fail(Fault(hold=True, of="queries"))
    asks_for(page, "vase")
    wait_until(page, "asked.length === 2")
    wait_until_met(cluster)
    cluster.fail(NONE)
    asks_for(page, "teapot")
    wait_until(page, "settled.length === 2")
    has_state(page, "filled")
    cluster.heal()
    wait_until(page, "settled.length === 3")
    page.evaluate("new Promise((done) => setTimeout(done))")
    assert page.evaluate("settled[2].includes('vase')")
    assert [card["title"] for card in cards(page)] == ["Birk teapot"]


def test_a_list_that_left_before_consent_is_asked_for_once_it_is_back(with_lists: Any) -> None:
    """No sooner; and one that changed while it waited is asked for once."""
    gone = list_html("search-page", {"q": "vase"}, of="primaryList", id="gone")
    page = with_lists(MUGS + gone, consent="required").page
    has_state(page, "failed", at="gone")
    page.evaluate("() => { window.gone = document.getElementById('gone'); gone.remove(); }")
    asks_for(page, "teapot")
    wait_until(page, "told.length === 6")
    page.evaluate("() => elevateTag.consent('ANONYMOUS')")
    has_state(page, "filled")
    assert page.evaluate("told.slice(6)") == ["list loading 0", "list filled 1"]
    assert len(page.evaluate("asked")) == 1
    page.evaluate("document.body.append(gone)")
    has_state(page, "filled", at="gone")
    assert len(page.evaluate("asked")) == 2


def fills_after_consent(page: Page, before: str) -> None:
    """Has the list filled with one question after consent, and not by what is done before that."""
    has_state(page, "failed")
    page.evaluate(before)
    page.evaluate("new Promise((done) => setTimeout(done))")
    assert page.evaluate("told") == ["list loading 0", "list failed 0"]
    page.evaluate("() => elevateTag.consent('ANONYMOUS')")
    has_state(page, "filled")
    assert len(page.evaluate("asked")) == 1


def test_a_list_that_is_moved_before_consent_waits_on(with_lists: Any) -> None:
    """Without another word."""
    page = with_lists(MUGS, consent="required").page
    fills_after_consent(page, "document.body.append(document.getElementById('list'))")


def test_before_consent_nothing_is_asked_and_afterwards_the_list_fills(with_lists: Any) -> None:
    """What it held stays until then; a word that changed nothing changes nothing here."""
    page = with_lists(MUGS, consent="required").page
    fills_after_consent(page, "document.dispatchEvent(new CustomEvent('elevate:consent'))")
    assert "&userContext=ANONYMOUS&" in page.evaluate("asked[0]")
    assert page.evaluate("errors") == []
