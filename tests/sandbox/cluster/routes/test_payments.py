"""Payments over HTTP, to a server that runs."""

import json
from collections.abc import Iterator

import httpx
import pytest

from tests.sandbox.cluster.running import API_KEY, VISITOR, Running

URL = "/api/admin/v4/notifications/payment"
MUG = {"quantity": 2, "variantKey": "P1-sand", "cost": 15.2, "sellingPrice": 39.0}
WRONG = {"quantity": 1, "variantKey": "P9-red"}


def test_a_payment_is_taken_with_204_and_no_body_and_is_in_the_ledger(cluster: Running) -> None:
    """With all that came but the Api-Key."""
    response = cluster.pay(MUG)
    assert (response.status_code, response.content) == (204, b"")
    (arrival,) = cluster.ledger.arrivals()
    assert arrival.taken
    assert (arrival.method, arrival.kind, arrival.status) == ("POST", "payment", 204)
    assert (arrival.market, arrival.customer_key, arrival.session_key) == tuple(VISITOR.values())
    assert arrival.lines == [MUG | {"productKey": "P1"}]
    assert json.loads(arrival.body) == {"lines": [MUG]}
    assert API_KEY not in repr(arrival)


def test_a_partly_wrong_one_is_answered_with_the_wrong_keys_and_counts(cluster: Running) -> None:
    """In the ledger as taken, with the lines that were."""
    response = cluster.pay(WRONG, MUG)
    assert response.status_code == 400
    assert response.json() == {
        "message": "1 of 2 lines were taken; unknown variant keys: 'P9-red'",
        "incorrectVariantKeys": ["P9-red"],
    }
    (arrival,) = cluster.ledger.arrivals()
    assert arrival.taken
    assert (arrival.status, arrival.reason) == (400, response.json()["message"])
    assert [line["variantKey"] for line in arrival.lines] == ["P1-sand"]


def test_one_refused_whole_is_in_the_ledger_and_counts_nothing(cluster: Running) -> None:
    """With its reason; no list of keys, since none was looked up."""
    response = cluster.pay()
    assert (response.status_code, list(response.json())) == (400, ["message"])
    (arrival,) = cluster.ledger.arrivals()
    assert not arrival.taken
    assert arrival.reason == response.json()["message"]


@pytest.mark.parametrize("key", ["", "other", "sandbox-api-key "[:-2]])
def test_a_wrong_key_is_403_and_in_the_ledger(cluster: Running, key: str) -> None:
    """The ledger says so, without the key that was tried."""
    response = cluster.pay(MUG, **{"Api-Key": key})
    assert response.status_code == 403
    (arrival,) = cluster.ledger.arrivals()
    assert (arrival.status, arrival.taken) == (403, False)
    assert not key or key not in repr(arrival)


def test_no_web_page_may_send_one(cluster: Running) -> None:
    """Neither the preflight nor an answer carries a CORS header; the ledger names the page."""
    asks = {"Origin": "https://shop.test", "Access-Control-Request-Method": "POST"}
    preflight = cluster.http.options(URL, headers=asks)
    assert (preflight.status_code, preflight.headers["Allow"]) == (405, "POST")
    for answer in (preflight, cluster.pay(MUG, Origin="https://shop.test")):
        assert not [name for name in answer.headers if name.startswith("access-control-")]
    assert [each.origin for each in cluster.ledger.arrivals()] == ["https://shop.test"] * 2


def test_an_order_of_ten_thousand_lines_is_taken_whole(cluster: Running) -> None:
    """A server may send more than a page can."""
    line = {"quantity": 1, "variantKey": "P1-sand"}
    assert cluster.pay(*[line] * 10_000).status_code == 204
    assert len(cluster.ledger.arrivals()[0].lines) == 10_000


@pytest.mark.parametrize("chunked", [False, True])
def test_a_body_over_a_mebibyte_is_413_however_it_is_sent(cluster: Running, chunked: bool) -> None:
    """With its length, or in chunks."""

    def chunks() -> Iterator[bytes]:
        for _ in range(17):
            yield b"x" * 65_536

    response = cluster.http.post(
        URL,
        params=VISITOR,
        content=chunks() if chunked else b"x" * 17 * 65_536,
        headers={"Content-Type": "application/json", "Api-Key": API_KEY},
    )
    assert response.status_code == 413


def test_a_variant_key_that_is_no_unicode_is_answered_all_the_same(cluster: Running) -> None:
    """JSON may carry half of a pair, which an answer then escapes."""
    response = cluster.http.post(
        URL,
        params=VISITOR,
        content=b'{"lines":[{"quantity":1,"variantKey":"\\ud800"}]}',
        headers={"Content-Type": "application/json", "Api-Key": API_KEY},
    )
    assert response.status_code == 400
    assert b'"incorrectVariantKeys": ["\\ud800"]' in response.content


def test_a_fault_comes_in_place_of_taking_it(cluster: Running) -> None:
    """With when to come again; a partly wrong one is not taken in part then."""
    fault = {"status": 503, "retryAfter": 2}
    cluster.http.post("/_sandbox/faults", json=fault)
    for lines in ([MUG], [MUG, WRONG]):
        answer = cluster.pay(*lines)
        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "2")
    assert [each.taken for each in cluster.ledger.arrivals()] == [False, False]


def test_a_fault_hides_no_mistake(cluster: Running) -> None:
    """What is refused anyway is refused for its own reason."""
    cluster.http.post("/_sandbox/faults", json={"status": 503})
    assert cluster.pay().status_code == 400
    assert cluster.pay(MUG, **{"Api-Key": "other"}).status_code == 403


@pytest.mark.parametrize(("reset", "taken"), [("before", []), ("after", [True])])
def test_a_broken_connection_before_or_after(
    cluster: Running, reset: str, taken: list[bool]
) -> None:
    """The client cannot tell one from the other; the ledger can."""
    cluster.http.post("/_sandbox/faults", json={"reset": reset})
    with pytest.raises(httpx.TransportError):
        cluster.pay(MUG)
    assert [each.taken for each in cluster.ledger.arrivals()] == taken


def test_the_latest_tell_the_lines_that_were_taken(cluster: Running) -> None:
    """Also of a payment with a wrong line; one refused whole is not among them."""
    cluster.pay(MUG, WRONG)
    cluster.pay(WRONG)
    answer = cluster.http.get(
        "/api/admin/v3/notifications/latest?type=payment", headers={"Api-Key": API_KEY}
    ).json()
    (entry,) = answer["entries"]
    assert entry.pop("timestamp").endswith("Z")
    assert entry == {
        "cached": False,
        "count": 1,
        "type": "payment",
        "market": "UK",
        "customerKey": "customer",
        "sessionKey": "session",
        "paymentLines": [MUG | {"productKey": "P1"}],
    }
