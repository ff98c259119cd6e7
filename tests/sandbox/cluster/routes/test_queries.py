"""Queries over HTTP: shapes are tested with the rules, here it is tickets, methods and headers."""

import httpx
import pytest

from tests.sandbox.cluster.running import PAGE, TEXT, VISITOR, Running

SEARCH = "/api/storefront/v3/queries/search-page"
MUG = VISITOR | PAGE | {"q": "mug"}


def test_the_tickets_of_an_answer_are_taken_back(cluster: Running) -> None:
    """A product's by click, a variant's by add-to-cart; each answer has its own."""
    tickets = set()
    for _ in range(2):
        found = cluster.query("search-page", q="alva")["primaryList"]["productGroups"][0]
        product = found["products"][0]
        assert cluster.notify("click", product["ticket"]).status_code == 204
        assert cluster.notify("add-to-cart", product["variants"][1]["ticket"]).status_code == 204
        tickets |= {product["ticket"], product["variants"][1]["ticket"]}
    assert len(tickets) == 4
    assert [each.variant_key for each in cluster.ledger.arrivals()] == [None, "P1-moss"] * 2


def test_clicking_changes_what_the_landing_page_recommends(cluster: Running) -> None:
    """To this customer, not to another."""

    def first(**who: str) -> str:
        answer = cluster.query("landing-page", pageReference="/", **who)
        key: str = answer["recommendationLists"][0]["productGroups"][0]["key"]
        return key

    assert (first(), first(customerKey="other")) == ("P1", "P1")
    cluster.notify("click", cluster.tickets.new("P5"))
    assert first() == "P5"


def test_a_landing_page_may_be_named_by_its_referer(cluster: Running) -> None:
    """Instead of the parameter."""
    url = "/api/storefront/v3/queries/landing-page"
    response = cluster.http.get(
        url, params=VISITOR | PAGE, headers={"Referer": "https://shop.test/"}
    )
    assert response.status_code == 200


def test_page_settings_come_as_the_body_of_a_post(cluster: Running) -> None:
    """As text/plain, which needs no preflight."""
    lists = [{"id": "top", "algorithm": "TOP_PRODUCTS", "limit": 1}]
    answer = cluster.query("landing-page", {"recommendationLists": lists}, pageReference="/")
    assert [each["id"] for each in answer["recommendationLists"]] == ["top"]


@pytest.mark.parametrize(
    ("method", "url", "content", "content_type", "status"),
    [
        ("GET", SEARCH + "s", b"", "", 404),
        ("PUT", SEARCH, b"{}", TEXT, 405),
        ("POST", SEARCH, b"{}", "text/html", 415),
        ("POST", SEARCH, b"x" * 65_537, TEXT, 413),
        ("POST", SEARCH, b"", TEXT, 400),
        ("POST", SEARCH, b'{"facets":[]}', TEXT, 400),
    ],
)
def test_a_refusal_is_json_with_a_message(
    cluster: Running, method: str, url: str, content: bytes, content_type: str, status: int
) -> None:
    """Which is where the vendor's client looks for it."""
    headers = {"Content-Type": content_type} if content_type else {}
    response = cluster.http.request(method, url, params=MUG, content=content, headers=headers)
    assert response.status_code == status
    assert list(response.json()) == ["message"]
    assert response.json()["message"]
    assert ("Allow" in response.headers) == (status == 405)


def test_an_answer_is_not_to_be_cached_and_may_be_read_by_any_origin(cluster: Running) -> None:
    """Its tickets are one visit's."""
    response = cluster.http.get(SEARCH, params=MUG, headers={"Origin": "https://shop.test"})
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["Access-Control-Allow-Origin"] == "https://shop.test"


def test_a_preflight_of_a_query_is_answered(cluster: Running) -> None:
    """For pages that send JSON."""
    asks = {"Origin": "https://shop.test", "Access-Control-Request-Method": "POST"}
    response: httpx.Response = cluster.http.options(SEARCH, headers=asks)
    assert response.status_code == 204
    assert response.headers["Access-Control-Allow-Methods"] == "GET, POST"


def test_what_was_searched_for_is_suggested_again_until_it_is_removed(cluster: Running) -> None:
    """To this customer."""
    for phrase in ("lamp", "mug"):
        cluster.query("search-page", q=phrase, customerKey="seeker")

    def recent() -> list[str]:
        found = cluster.query("autocomplete", customerKey="seeker")["recentSearches"]
        return [each["q"] for each in found]

    assert recent() == ["mug", "lamp"]
    removed = cluster.http.post(
        "/api/storefront/v3/notifications/remove-recent-searches",
        params=VISITOR | {"customerKey": "seeker"},
        content='{"phrases":["mug"]}',
        headers={"Content-Type": TEXT},
    )
    assert (removed.status_code, recent()) == (204, ["lamp"])
    cluster.http.post("/_sandbox/reset")
    assert recent() == []


def test_a_ticket_of_content_is_taken_for_a_click_and_for_no_add_to_cart(cluster: Running) -> None:
    """One does not buy an article."""
    ticket = cluster.query("content-search-page", q="returns")["primaryList"]["items"][0]["ticket"]
    assert cluster.notify("click", ticket).status_code == 204
    assert cluster.notify("add-to-cart", ticket).status_code == 400


def test_a_page_that_takes_a_post_only_says_so(cluster: Running) -> None:
    """To a preflight as well."""
    url = "/api/storefront/v3/queries/add-to-cart-popup"
    answer = cluster.http.get(url, params=VISITOR | PAGE | {"variantKey": "P1-sand"})
    assert (answer.status_code, answer.headers["Allow"]) == (405, "POST, OPTIONS")
    asks = {"Origin": "https://shop.test", "Access-Control-Request-Method": "GET"}
    assert cluster.http.options(url, headers=asks).status_code == 403
    assert cluster.query("add-to-cart-popup", {}, variantKey="P1-sand")["recommendationLists"]
