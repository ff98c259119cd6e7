"""Lists that fill themselves, also when they change; clicks in them arrive with their tickets."""

from collections.abc import Callable
from typing import Any

import pytest

from elevate_tag.sandbox.cluster.faults import NONE, Fault
from tests.e2e.harness.bundles import OF_THE_SECOND_FILE
from tests.e2e.harness.history import WATCH_FOR_KEPT, expect_kept, go_back
from tests.e2e.harness.lists import HEAD, MUGS, cards, has_state, list_html
from tests.e2e.harness.own_scripts import run
from tests.e2e.harness.page import Page
from tests.e2e.harness.page_server import Shop
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.scripts import LAYER
from tests.e2e.harness.visitors import Case
from tests.e2e.harness.waiting import let_pass, until, wait_until
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


DENYING = f"""{HEAD}{LAYER}<script>
  gtag("consent", "default", {{analytics_storage: "denied", personalization_storage: "denied"}});
</script>"""
GRANT = "gtag('consent', 'update', {analytics_storage: 'granted'"
PROFILE = ", personalization_storage: 'granted'"


def test_a_list_is_asked_for_again_when_more_is_consented_to(with_lists: Any) -> None:
    """So it is personal for who agreed; not when nothing more is, and not for less."""
    page = with_lists(MUGS, head=DENYING, consent_source="google").page
    has_state(page, "filled")
    for count, said in ((2, GRANT + "})"), (3, GRANT + PROFILE + "})")):
        run(page, said)
        wait_until(page, f"settled.length === {count}")
        has_state(page, "filled")
    who = ("customerKey=", "sessionKey=", "userContext=")
    assert [[each in url for each in who] for url in page.evaluate("asked")] == [
        [False, False, True],
        [False, True, True],
        [True, True, False],
    ]
    for level in ("ANONYMOUS", "PERSONALIZED"):
        run(page, f"elevateTag.consent('{level}')")
        run(page, "document.dispatchEvent(new CustomEvent('elevate:consent'))")
        let_pass(page, 50)
    assert len(page.evaluate("asked")) == 3


@pytest.mark.allows_console
def test_a_mistake_in_a_list_is_told_once_whatever_is_consented_to(with_lists: Any) -> None:
    """Consent mends no markup."""
    page = with_lists(list_html("landing"), consent="required").page
    has_state(page, "failed")
    for level in ("ANONYMOUS", "PERSONALIZED"):
        run(page, f"elevateTag.consent('{level}')")
        let_pass(page, 50)
    assert len(page.evaluate("errors")) == 1


LeaveAndComeBack = Callable[[Page, Callable[[], None]], None]


@pytest.fixture
def leave_and_come_back(shop: Shop) -> LeaveAndComeBack:
    """Does what is given, leaves, and comes back to the same document."""
    url = shop.add("/next", "<title>Next</title>")

    def leave(page: Page, first: Callable[[], None]) -> None:
        first()
        page.goto(url)
        go_back(page)
        expect_kept(page, again=first)

    return leave


@pytest.fixture
def page(page_with: PageWith, with_lists: Any) -> Page:
    """A page with a list, filled, that tells whether it was kept."""
    page_with("", where="absent").page.add_init_script(WATCH_FOR_KEPT)
    opened: Page = with_lists(MUGS).page
    return opened


@pytest.mark.keeps_pages
@pytest.mark.allows_refused_requests
@pytest.mark.without("firefox", reason="it keeps no page that waits for an answer")
def test_a_list_that_was_left_while_it_loaded_is_filled(
    page: Page, cluster: WatchedCluster, leave_and_come_back: LeaveAndComeBack
) -> None:
    """Whether the browser gave the question up, or repeats it itself once its connection broke."""

    def ask() -> None:
        has_state(page, "filled")
        cluster.fail(Fault(hold=True, reset="before", of="queries"))
        asks_for(page, "teapot")
        wait_until_met(cluster)
        cluster.fail(NONE)

    leave_and_come_back(page, ask)
    cluster.heal()
    has_state(page, "filled")
    assert [card["title"] for card in cards(page)] == ["Birk teapot"]


LOSE_NEXT = """
  window.answering = window.fetch;
  window.fetch = () => {
    window.fetch = answering;
    return new Promise((_, lose) => { window.lose = lose; });
  };
"""
"""Has the next question wait until the page calls `lose`."""


@pytest.mark.keeps_pages
def test_a_list_whose_question_is_lost_on_coming_back_is_filled(
    page: Page, leave_and_come_back: LeaveAndComeBack
) -> None:
    """As by Chromium, which has it wait while the page is away, and then by the tag's patience."""

    def ask() -> None:
        has_state(page, "filled")
        run(page, LOSE_NEXT)
        asks_for(page, "teapot")
        wait_until(page, "!!window.lose")

    leave_and_come_back(page, ask)
    run(page, "lose(new TypeError('gone'))")
    has_state(page, "filled")
    assert [card["title"] for card in cards(page)] == ["Birk teapot"]
    assert page.evaluate("told.slice(2)") == ["list loading 0", "list loading 0", "list filled 1"]


@pytest.mark.keeps_pages
@pytest.mark.allows_refused_requests
def test_a_list_that_failed_before_is_filled(
    page: Page, cluster: WatchedCluster, leave_and_come_back: LeaveAndComeBack
) -> None:
    """Once: what is filled by then is not asked for again."""

    def fail() -> None:
        has_state(page, "filled")
        cluster.fail(Fault(reset="before", of="queries"))
        asks_for(page, "teapot")
        has_state(page, "failed")
        cluster.fail(NONE)

    leave_and_come_back(page, fail)
    has_state(page, "filled")
    leave_and_come_back(page, lambda: None)
    let_pass(page, 100)
    assert len(page.evaluate("asked")) == 3


@pytest.mark.keeps_pages
@pytest.mark.allows_refused_requests
def test_a_list_that_was_refused_is_not_asked_for_again(
    page: Page, cluster: WatchedCluster, leave_and_come_back: LeaveAndComeBack
) -> None:
    """An answer is an answer."""

    def refuse() -> None:
        has_state(page, "filled")
        cluster.fail(Fault(status=502, of="queries"))
        asks_for(page, "teapot")
        has_state(page, "failed")
        cluster.fail(NONE)

    leave_and_come_back(page, refuse)
    let_pass(page, 100)
    has_state(page, "failed")
    assert len(page.evaluate("asked")) == 2
