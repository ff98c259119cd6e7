"""Notifications of the other versions, over HTTP: what the ledger tells of them."""

import json
from collections.abc import Callable

import httpx

from tests.sandbox.cluster.notification.known import CUSTOMER, ELEVATE_3, ELEVATE_4, SESSION, V1
from tests.sandbox.cluster.running import Running

JSON = {"Content-Type": "application/json"}
SHOP = "https://www.shop.example"
LINE = {"variantKey": "P1-sand", "quantity": 1, "sellingPrice": 14.0}


def send(
    cluster: Running, path: str, fields: object, query: dict[str, str] | None = None, **headers: str
) -> httpx.Response:
    """Posts the fields as JSON."""
    return cluster.http.post(
        f"/api/{path}", params=query or {}, content=json.dumps(fields), headers=JSON | headers
    )


def test_each_api_s_sender_is_in_the_ledger(cluster: Running) -> None:
    """Wherever it stood, with the name of the API."""
    ticket = cluster.tickets.new("P1", "P1-sand")
    assert send(cluster, "v2/notifications/click", {"ticket": ticket}, ELEVATE_4).is_success
    assert send(cluster, "v2/notifications/click", {"ticket": ticket}, ELEVATE_3).is_success
    assert send(cluster, "v1/notifications/click", V1 | {"ticket": ticket}).is_success
    arrivals = cluster.ledger.arrivals()
    assert [each.api for each in arrivals] == ["v2", "elevate-3/v2", "elevate-3/v1"]
    assert {
        (e.market, e.customer_key, e.session_key, e.ticket, e.variant_key) for e in arrivals
    } == {("UK", CUSTOMER, SESSION, ticket, "P1-sand")}


def test_a_path_of_two_parts_is_one_kind(cluster: Running) -> None:
    """`favorite/add` of Elevate 3."""
    answer = send(cluster, "v2/notifications/favorite/add", {"productKey": "P1"}, ELEVATE_3)
    assert answer.status_code == 204
    (arrival,) = cluster.ledger.arrivals()
    assert (arrival.kind, arrival.product_key, arrival.variant_key) == ("favorite/add", "P1", None)


def test_an_end_needs_neither_body_nor_content_type(cluster: Running) -> None:
    """As a browser sends it that has nothing to say."""
    answer = cluster.http.post("/api/storefront/v3/notifications/end", params=ELEVATE_4)
    assert (answer.status_code, answer.content) == (204, b"")


def test_the_same_id_again_is_marked_as_a_repeat_of_the_first_that_was_taken(
    cluster: Running,
) -> None:
    """Taken all the same; one that was refused is repeated by none."""
    ticket = cluster.tickets.new("P1")
    wrong, right = V1 | {"ticket": "no"}, V1 | {"ticket": ticket}
    for fields in (wrong, right, right, right, right | {"id": "another"}, wrong):
        send(cluster, "v1/notifications/click", fields)
    refused, first, second, third, other, late = cluster.ledger.arrivals()
    assert (refused.status, refused.repeat_of, first.repeat_of) == (400, None, None)
    assert (late.status, late.repeat_of) == (400, None)
    assert second.repeat_of == third.repeat_of == first.number
    assert (second.status, second.id, other.repeat_of) == (204, V1["id"], None)


def test_a_page_that_sends_json_may_ask_first(cluster: Running) -> None:
    """And is answered, as Elevate 3's must."""
    asks = {
        "Origin": SHOP,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type",
    }
    url = "/api/v2/notifications/non-esales-click"
    answer = cluster.http.options(url, params=ELEVATE_3, headers=asks)
    assert answer.status_code == 204
    assert answer.headers["Access-Control-Allow-Headers"] == "Content-Type"
    assert cluster.http.options(url, params=ELEVATE_4, headers=asks).status_code == 404


def test_payments_from_pages_are_a_setting_of_the_cluster(
    start: Callable[..., Running], cluster: Running
) -> None:
    """Refused at first; a suspicious one is answered as if it counted, and does not."""
    path, payment = "v2/notifications/payment", {"lines": [LINE]}
    assert send(cluster, path, payment, ELEVATE_3, Origin=SHOP).status_code == 403
    limited = start(client_payments="limited")
    assert send(limited, path, payment, ELEVATE_3, Origin=SHOP).status_code == 204
    assert send(limited, path, payment, ELEVATE_3).status_code == 204
    from_page, by_machine = limited.ledger.arrivals()
    assert (from_page.taken, by_machine.taken) == (True, False)
    assert by_machine.reason.startswith("ignored as suspicious")
    assert limited.ledger.latest(10) == [from_page]


def test_a_secure_payment_carries_the_api_key(cluster: Running) -> None:
    """Which the ledger does not show."""
    answer = send(
        cluster,
        "v2/notifications/payment",
        {"lines": [LINE | {"cost": 5}]},
        ELEVATE_3,
        **{"Api-Key": "sandbox-api-key"},
    )
    assert answer.status_code == 204
    (arrival,) = cluster.ledger.arrivals()
    assert "sandbox-api-key" not in repr(arrival)
