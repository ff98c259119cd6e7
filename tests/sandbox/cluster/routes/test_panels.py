"""Panels of Elevate 3, over HTTP."""

import hashlib
import json
from typing import Any

import pytest

from tests.sandbox.cluster.notification.known import ELEVATE_3, ELEVATE_4
from tests.sandbox.cluster.running import Running


def ask(cluster: Running, path: str, **arguments: str) -> Any:
    """Asks by Web API v2, and gives the answer."""
    response = cluster.http.get(f"/api/v2/panels/{path}", params=ELEVATE_3 | arguments)
    assert response.status_code == 200, response.text
    return response.json()


def test_a_panel_is_a_list_of_results_under_its_name(cluster: Running) -> None:
    """Flattened, as the vendor's; all values are lists of texts."""
    answer = ask(cluster, "product-list", window_first="2", window_last="2")
    assert list(answer) == ["productList"]
    (panel,) = answer["productList"]
    assert (panel["name"], panel["path"], panel["resultType"]) == (
        "product-list",
        "/product-list",
        "products",
    )
    (product,) = panel["products"]
    assert product["key"] == "P2"
    assert product["attributes"]["categories"] == ["Table", "Bowls"]
    (variant,) = product["variants"]
    assert (variant["key"], variant["attributes"]["price"]) == ("P2-sand", ["14.0"])


def test_a_zone_holds_its_panels_and_each_can_be_asked_for_alone(cluster: Running) -> None:
    """By its own path."""
    zone = ask(cluster, "search-page", search_phrase="mug")
    assert list(zone) == ["autocomplete", "searchHits", "searchHitCount"]
    assert zone["autocomplete"][0]["completions"][0]["text"] == "alva mug"
    assert zone["searchHitCount"][0]["count"] == 2
    assert [each["key"] for each in zone["searchHits"][0]["products"]] == ["P1", "P2"]
    alone = ask(cluster, "search-page/search-hits", search_phrase="mug")
    assert list(alone) == ["searchHits"]
    assert alone["searchHits"][0]["path"] == "/search-page/search-hits"


def test_the_tickets_of_panels_products_and_variants_are_taken_back(cluster: Running) -> None:
    """By Elevate 3's own notifications."""
    (panel,) = ask(cluster, "product-page/product-information", product_key="P1")[
        "productInformation"
    ]
    product = panel["products"][0]
    for kind, ticket in (
        ("click", panel["ticket"]),
        ("click", product["ticket"]),
        ("adding-to-cart", product["variants"][1]["ticket"]),
    ):
        answer = cluster.http.post(
            f"/api/v2/notifications/{kind}",
            params=ELEVATE_3,
            content=json.dumps({"ticket": ticket}),
            headers={"Content-Type": "application/json"},
        )
        assert (answer.status_code, answer.text) == (204, "")
    assert [each.variant_key for each in cluster.ledger.arrivals()] == [None, None, "P1-moss"]


def test_a_customer_s_clicks_change_what_is_recommended(cluster: Running) -> None:
    """As on the storefront."""

    def first() -> str:
        answer = ask(cluster, "start-page/recommend-based-on-customer")
        key: str = answer["recommendBasedOnCustomer"][0]["products"][0]["key"]
        return key

    assert first() == "P1"
    cluster.http.post(
        "/api/v2/notifications/non-esales-click",
        params=ELEVATE_3,
        json={"productKey": "P5"},
    )
    assert first() == "P5"


def test_version_1_has_its_arguments_under_a_prefix(cluster: Running) -> None:
    """And the visitor without."""
    given = ELEVATE_4 | {"arg.search_phrase": "lamp", "arg.window_last": "1"}
    answer = cluster.http.get("/api/v1/panels/search-page/search-hits", params=given).json()
    assert [each["key"] for each in answer["searchHits"][0]["products"]] == ["P3"]


HASHED = hashlib.sha256(b"member").hexdigest()


@pytest.mark.parametrize(
    ("path", "given", "status", "message"),
    [
        ("v2/panels/nothing", ELEVATE_3, 404, "panel 'nothing' is not found or not public"),
        ("v2/panels/search-page/x", ELEVATE_3, 404, "panel 'search-page/x' is not found"),
        ("v2/panels/", ELEVATE_3, 404, "panel '' is not found or not public"),
        ("v2/panels/search-page", ELEVATE_3, 400, "argument search_phrase is missing for this"),
        ("v2/panels/product-page", ELEVATE_3, 400, "argument product_key is missing"),
        (
            "v2/panels/product-page",
            ELEVATE_3 | {"product_key": "P9"},
            400,
            "argument product_key is 'P9': no product has that key",
        ),
        (
            "v2/panels/product-list",
            ELEVATE_3 | {"window_first": "0"},
            400,
            "argument window_first is '0': allowed is a whole number from 1",
        ),
        ("v2/panels/start-page", ELEVATE_4, 400, "parameter esales.market is missing"),
        (
            "v2/panels/start-page",
            ELEVATE_3 | {"esales.customerKey": "jane"},
            400,
            "parameter esales.customerKey is 'jane': allowed is a UUID of version 4",
        ),
        ("v1/panels/start-page", {"market": "UK"}, 400, "parameter customerKey is missing"),
        (
            "v1/panels/start-page",
            ELEVATE_4 | {"q": "x"},
            400,
            "unknown parameter 'q': arguments be",
        ),
        (
            "v1/panels/start-page",
            ELEVATE_4 | {"customerKey": HASHED},
            403,
            "a SHA256 customerKey was used, but token does not validate it",
        ),
    ],
)
def test_a_query_that_is_not_as_documented_is_refused(
    cluster: Running, path: str, given: dict[str, str], status: int, message: str
) -> None:
    """With the statuses that are documented."""
    answer = cluster.http.get(f"/api/{path}", params=given)
    assert (answer.status_code, answer.json()["message"][: len(message)]) == (status, message)


def test_a_panel_may_be_read_by_any_page_and_by_get_alone(cluster: Running) -> None:
    """And is not to be kept."""
    url = "/api/v2/panels/start-page"
    answer = cluster.http.get(url, params=ELEVATE_3, headers={"Origin": "https://shop.test"})
    assert answer.headers["Access-Control-Allow-Origin"] == "https://shop.test"
    assert answer.headers["Cache-Control"] == "no-store"
    assert cluster.http.post(url, params=ELEVATE_3).status_code == 405
    asks = {"Origin": "https://shop.test", "Access-Control-Request-Method": "GET"}
    assert cluster.http.options(url, headers=asks).status_code == 204
