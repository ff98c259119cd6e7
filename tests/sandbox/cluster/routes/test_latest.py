"""The Admin API's list of the latest notifications."""

import pytest

from tests.sandbox.cluster.running import Running

URL = "/api/admin/v3/notifications/latest"
KEY = {"Api-Key": "sandbox-api-key"}


def _fill(cluster: Running) -> None:
    cluster.notify("click", cluster.tickets.new("P1", page="/sandbox/DESKTOP/SEARCH_PAGE"))
    cluster.notify("click", "refused")
    cluster.notify("add-to-cart", cluster.tickets.issue("odd", variant_key="P2-sand"))


def test_the_latest_are_listed_newest_first_without_the_refused(cluster: Running) -> None:
    """In the documented fields, those that have nothing to say left out."""
    _fill(cluster)
    answer = cluster.http.get(URL, headers=KEY).json()
    assert answer["count"] == 2
    assert answer["info"]
    add, click = answer["entries"]
    assert click.pop("timestamp").endswith("Z")
    assert click == {
        "cached": False,
        "count": 1,
        "type": "click",
        "market": "UK",
        "customerKey": "customer",
        "sessionKey": "session",
        "productKey": "P1",
        "path": "/sandbox/DESKTOP/SEARCH_PAGE",
    }
    assert (add["type"], add["variantKey"]) == ("add-to-cart", "P2-sand")
    assert "productKey" not in add
    assert "path" not in add


@pytest.mark.parametrize(
    ("query", "types"),
    [
        ("?limit=1", ["add-to-cart"]),
        ("?type=click", ["click"]),
        ("?type=add-to-cart&limit=1000", ["add-to-cart"]),
    ],
)
def test_they_can_be_narrowed(cluster: Running, query: str, types: list[str]) -> None:
    """By number and by type."""
    _fill(cluster)
    answer = cluster.http.get(URL + query, headers=KEY).json()
    assert [each["type"] for each in answer["entries"]] == types


@pytest.mark.parametrize(
    ("method", "query", "key", "status", "message"),
    [
        ("GET", "", None, 403, "header Api-Key is missing"),
        ("GET", "", "wrong", 403, "header Api-Key is not this cluster's"),
        ("GET", "", "sandbox-api-key ø".encode(), 403, "header Api-Key is not this cluster's"),
        ("GET", "?limit=0", KEY["Api-Key"], 400, "limit is '0': allowed is a number from 1"),
        ("GET", "?limit=1001", KEY["Api-Key"], 400, "limit is '1001'"),
        ("GET", "?limit=ten", KEY["Api-Key"], 400, "limit is 'ten'"),
        ("GET", "?type=clicks", KEY["Api-Key"], 400, "unknown type 'clicks': allowed are click"),
        ("GET", "?market=UK", KEY["Api-Key"], 400, "unknown parameter 'market'"),
        ("POST", "", KEY["Api-Key"], 405, "method POST is not allowed here"),
    ],
)
def test_a_wrong_request_is_refused(
    cluster: Running, method: str, query: str, key: str | bytes | None, status: int, message: str
) -> None:
    """The key comes before the parameters."""
    headers = [] if key is None else [(b"Api-Key", key if isinstance(key, bytes) else key.encode())]
    response = cluster.http.request(method, URL + query, headers=headers)
    assert (response.status_code, response.json()["message"][: len(message)]) == (status, message)


def test_no_web_page_may_read_it(cluster: Running) -> None:
    """The key is a server's secret."""
    response = cluster.http.get(URL, headers=KEY | {"Origin": "https://shop.test"})
    assert "Access-Control-Allow-Origin" not in response.headers
