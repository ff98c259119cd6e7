"""Orders over HTTP, to a relay that runs."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import pytest

from elevate_tag.payments.relay.body import MAX_BYTES, READ_ON
from tests.payments.relay.running import BEARER, LINE, SECRET, Running, order


def test_an_order_is_taken_with_202_and_its_id(relay: Running) -> None:
    """It is in the outbox by then, to the digit, and under its address."""
    line = '{"variantKey":"P1001-sand","quantity":2,"sellingPrice":14.50,"cost":0.1}'
    given = json.dumps(order()).replace(json.dumps(LINE), line)
    response = relay.hand_in(given)
    assert response.status_code == 202
    (entry,) = relay.stored()
    assert response.json() == {"id": entry.id, "orderId": "A-1"}
    assert response.headers["Location"] == f"/payments/{entry.id}"
    assert (entry.order_id, entry.state) == ("A-1", "waiting")
    assert (entry.customer_key, entry.session_key) == ("customer", "session")
    (kept,) = entry.payment.lines
    assert (str(kept.selling_price), kept.cost) == ("14.50", Decimal("0.1"))


def test_the_same_order_again_is_the_same_id(relay: Running) -> None:
    """A shop that heard no answer may ask again, in as many threads as it likes."""
    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(lambda _: relay.hand_in(order()), range(8)))
    assert [answer.status_code for answer in answers] == [202] * 8
    assert len({answer.json()["id"] for answer in answers}) == len(relay.stored()) == 1
    assert relay.hand_in(order("A-2")).json()["id"] != answers[0].json()["id"]


def test_another_payment_of_the_same_order_is_409(relay: Running) -> None:
    """The first stays as it is."""
    relay.hand_in(order())
    response = relay.hand_in(order("A-1", LINE | {"quantity": 3}))
    assert (response.status_code, response.json()["field"]) == (409, "orderId")
    assert "orderId 'A-1' has another payment already" in response.json()["error"]
    (entry,) = relay.stored()
    assert entry.payment.lines[0].quantity == 2


@pytest.mark.parametrize(
    ("given", "field", "error"),
    [
        ("", "body", "body is no JSON"),
        ("{", "body", "body is no JSON"),
        (b"\xff", "body", "body is no JSON"),
        ("[" * 100_000, "body", "body is no JSON"),
        ('{"orderId":"A","orderId":"B"}', "body", "body has 'orderId' twice"),
        ("[]", "body", "body is no object: allowed is one of orderId, customerKey"),
        ({}, "orderId", "orderId is missing"),
        (order(orderId=7), "orderId", "orderId is 7: write it in quotes"),
        (order(""), "orderId", "orderId is empty"),
        (order("A\0"), "orderId", "orderId is 'A\\x00'"),
        (order(market="UK"), "market", "market is no field here: allowed are orderId, custo"),
        (order(customerKey=""), "customerKey", "customerKey is empty"),
        (order(lines={}), "lines", "lines is an object: allowed is a list"),
        (order(lines=[]), "lines", "lines is empty"),
        (order("A", LINE, 7), "lines[1]", "lines[1] is 7: allowed is an object"),
        (order("A", LINE, LINE | {"quantity": 0}), "lines[1].quantity", "lines[1].quantity is 0"),
        (order("A", LINE | {"cost": "1"}), "lines[0].cost", "lines[0].cost is '1'"),
        (order("A", LINE | {"cost": float("nan")}), "body", "body is no JSON: NaN"),
        (order("A", LINE | {"price": 1}), "lines[0].price", "lines[0].price is no field here"),
        ('{"\\ud800":1}', "\\ud800", "\\ud800 is no field here"),
        (order("A", LINE | {"\udfff": 1}), "lines[0].\\udfff", "lines[0].\\udfff is no field here"),
        (order("\ud800"), "orderId", "orderId is '\\ud800'"),
    ],
)
def test_what_is_no_order_is_422_with_the_place_and_nothing_is_stored(
    relay: Running, given: object, field: str, error: str
) -> None:
    """Refused whole, also where one line of two is right."""
    response = relay.hand_in(given)
    assert response.status_code == 422
    assert response.json()["field"] == field
    assert response.json()["error"][: len(error)] == error
    assert relay.stored() == []


@pytest.mark.parametrize(
    "authorization",
    ["", "Bearer", "Bearer other", SECRET, f"Basic {SECRET}", f"Bearer {SECRET}x", "Bearer å"],
)
def test_without_the_secret_it_is_401_and_nothing_is_stored(
    relay: Running, authorization: str
) -> None:
    """Whatever came with it, and on every address but the open ones."""
    headers = {b"Authorization": authorization.encode("latin-1")} if authorization else {}
    for method, path in (("POST", "/payments"), ("GET", "/payments/1"), ("GET", "/metrics")):
        response = relay.http.request(method, path, headers=headers, content=b"{}")
        assert response.status_code == 401
        assert response.headers["WWW-Authenticate"].startswith("Bearer")
    assert relay.stored() == []


def test_the_scheme_may_be_spelt_in_any_case(relay: Running) -> None:
    """As HTTP has it."""
    assert relay.hand_in(order(), Authorization=f"bearer {SECRET}").status_code == 202


@pytest.mark.parametrize(
    ("headers", "error"),
    [
        ({"Content-Type": "text/plain"}, "Content-Type is 'text/plain': allowed is application/j"),
        ({"Content-Type": "application/json;charset=latin-1"}, "Content-Type is 'application/json"),
        ({"Content-Encoding": "gzip"}, "Content-Encoding is 'gzip': send the JSON as it is"),
    ],
)
def test_another_content_type_is_415(relay: Running, headers: dict[str, str], error: str) -> None:
    """With what is allowed."""
    response = relay.hand_in(order(), **headers)
    assert (response.status_code, response.json()["error"][: len(error)]) == (415, error)
    assert relay.stored() == []


def test_json_may_name_its_charset(relay: Running) -> None:
    """UTF-8, which it is by definition."""
    given = {"Content-Type": 'application/json; charset="UTF-8"'}
    assert relay.hand_in(order(), **given).status_code == 202


@pytest.mark.parametrize("chunked", [False, True])
@pytest.mark.parametrize(
    ("length", "status"), [(MAX_BYTES, 202), (MAX_BYTES + 1, 413), (READ_ON, 413)]
)
def test_a_body_over_a_mebibyte_is_413_however_it_is_sent(
    relay: Running, chunked: bool, length: int, status: int
) -> None:
    """With its length, or in chunks without; the last byte counts."""
    raw = json.dumps(order()).encode().ljust(length)

    def chunks() -> Iterator[bytes]:
        for start in range(0, length, 65_536):
            yield raw[start : start + 65_536]

    response = relay.http.post(
        "/payments",
        content=chunks() if chunked else raw,
        headers=BEARER | {"Content-Type": "application/json"},
    )
    assert response.status_code == status
    assert len(relay.stored()) == (status == 202)


@pytest.mark.parametrize(
    ("method", "path", "allow"),
    [("GET", "/payments", "POST"), ("PUT", "/payments", "POST"), ("POST", "/payments/1", "GET")],
)
def test_another_method_is_405(relay: Running, method: str, path: str, allow: str) -> None:
    """With the one that there is."""
    response = relay.http.request(method, path, headers=BEARER)
    assert response.status_code == 405
    assert allow in response.headers["Allow"]
    assert response.json() == {"error": "method not allowed"}
