"""Notifications over HTTP, to a server that runs."""

import socket
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.sandbox.cluster.running import TEXT, VISITOR, Running

CLICK = "/api/storefront/v3/notifications/click"
SHOP = "https://www.shop.example"


def test_a_click_is_taken_with_204_and_no_body_and_is_in_the_ledger(cluster: Running) -> None:
    """With all that came."""
    ticket = cluster.tickets.new("P1", "P1-sand")
    response = cluster.notify("click", ticket, Origin=SHOP)
    assert (response.status_code, response.content) == (204, b"")
    (arrival,) = cluster.ledger.arrivals()
    assert arrival.taken
    assert (arrival.method, arrival.kind, arrival.status) == ("POST", "click", 204)
    assert (arrival.market, arrival.customer_key, arrival.session_key) == tuple(VISITOR.values())
    assert (arrival.ticket, arrival.product_key, arrival.variant_key) == (ticket, "P1", "P1-sand")
    assert (arrival.origin, arrival.content_type) == (SHOP, TEXT)
    assert arrival.query == "market=UK&customerKey=customer&sessionKey=session"
    assert arrival.body == b'{"ticket": "%s"}' % ticket.encode()


def test_a_refused_one_is_in_the_ledger_with_what_could_be_made_out(cluster: Running) -> None:
    """And answered with the reason as plain text."""
    response = cluster.notify("click", "never issued")
    assert response.status_code == 400
    assert response.text == "ticket 'never issued' was never issued by this cluster"
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    (arrival,) = cluster.ledger.arrivals()
    assert not arrival.taken
    assert (arrival.status, arrival.reason) == (400, response.text)
    assert (arrival.market, arrival.ticket) == ("UK", "never issued")


@pytest.mark.parametrize(
    "ticket", ['it\'s "quoted"', "a+b/c==", " spaces ", "å∑ 🛒", "x" * 20_000, "a\0b"]
)
def test_an_odd_ticket_arrives_unharmed(cluster: Running, ticket: str) -> None:
    """Byte for byte."""
    cluster.tickets.issue(ticket)
    assert cluster.notify("click", ticket).status_code == 204
    assert cluster.ledger.arrivals()[0].ticket == ticket


def test_a_lone_surrogate_in_a_ticket_is_refused_and_recorded(cluster: Running) -> None:
    """JSON may carry one, though it is no text that could have been issued."""
    response = cluster.http.post(
        CLICK, params=VISITOR, content=b'{"ticket":"\\ud800"}', headers={"Content-Type": TEXT}
    )
    assert response.text == r"ticket '\ud800' was never issued by this cluster"
    (arrival,) = cluster.ledger.arrivals()
    assert (arrival.status, arrival.ticket, arrival.body) == (400, "?", b'{"ticket":"\\ud800"}')


@pytest.mark.parametrize(
    ("method", "url", "status"),
    [
        ("GET", CLICK, 405),
        ("HEAD", CLICK, 405),
        ("PUT", CLICK, 405),
        ("DELETE", CLICK, 405),
        ("POST", "/api/storefront/v3/notifications/clicks", 404),
        ("POST", "/api/storefront/v3/notifications/click/", 404),
        ("POST", "/api/storefront/v3/notifications/", 404),
        ("POST", "/api/storefront/v4/notifications/click", 404),
    ],
)
def test_a_wrong_method_or_path_is_in_the_ledger_too(
    cluster: Running, method: str, url: str, status: int
) -> None:
    """It is a mistake that the integrator is to see."""
    response = cluster.http.request(method, url, params=VISITOR)
    assert response.status_code == status
    assert response.headers.get("Allow") == ("POST, OPTIONS" if status == 405 else None)
    assert [each.status for each in cluster.ledger.arrivals()] == [status]


def test_a_path_that_is_nothing_here_is_404(cluster: Running) -> None:
    """And not the ledger's business."""
    assert cluster.http.get("/api/storefront/v3/").status_code == 404
    assert cluster.ledger.arrivals() == []


@pytest.mark.parametrize("size", [65_537, 1_000_000])
def test_a_body_that_is_too_long_is_413_however_it_is_sent(cluster: Running, size: int) -> None:
    """With its length, or in chunks; no more of it is kept than says so."""

    def chunks() -> Iterator[bytes]:
        for _ in range(0, size, 10_000):
            yield b"x" * 10_000

    for content in (b"x" * size, chunks()):
        response = cluster.http.post(
            CLICK, params=VISITOR, content=content, headers={"Content-Type": TEXT}
        )
        assert (response.status_code, response.text) == (413, "the body is over 65536 bytes")
    assert {len(each.body) for each in cluster.ledger.arrivals()} == {65_537}


def test_any_origin_may_send_by_default_and_is_echoed(cluster: Running) -> None:
    """Also `null`, a sandboxed frame's."""
    for origin in (SHOP, "null"):
        response = cluster.notify("click", cluster.tickets.new("P1"), Origin=origin)
        assert response.headers["Access-Control-Allow-Origin"] == origin
        assert response.headers["Vary"] == "Origin"
        assert "Access-Control-Allow-Credentials" not in response.headers


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        (SHOP, 204),
        ("https://www.shop.example:443", 204),
        ("https://shop.example", 403),
        ("http://www.shop.example", 403),
        ("https://www.shop.example:8443", 403),
        ("https://www.shop.example.evil.example", 403),
        ("null", 403),
    ],
)
def test_the_origin_host_setting_decides_who_may_send(
    start: Callable[..., Running], origin: str, status: int
) -> None:
    """Refused ones get no CORS header, and are in the ledger with the reason."""
    cluster = start("https://*.shop.example", "http://127.0.0.1:8800")
    response = cluster.notify("click", cluster.tickets.new("P1"), Origin=origin)
    assert response.status_code == status
    assert ("Access-Control-Allow-Origin" in response.headers) == (status == 204)
    (arrival,) = cluster.ledger.arrivals()
    assert (arrival.origin, "origin hosts" in arrival.reason) == (origin, status == 403)


def test_a_preflight_is_answered_and_is_in_the_ledger(cluster: Running) -> None:
    """As OPTIONS, and not as a notification."""
    asks = {
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type",
    }
    response = cluster.http.options(CLICK, headers=asks | {"Origin": SHOP})
    assert response.status_code == 204
    assert response.headers["Access-Control-Allow-Origin"] == SHOP
    assert response.headers["Access-Control-Allow-Methods"] == "POST"
    assert response.headers["Access-Control-Allow-Headers"] == "Content-Type"
    (arrival,) = cluster.ledger.arrivals()
    assert (arrival.method, arrival.kind, arrival.taken) == ("OPTIONS", "click", False)


def test_many_at_once_are_all_in_the_ledger(cluster: Running) -> None:
    """None lost, none twice, while another thread reads."""
    tickets = [cluster.tickets.new("P1") for _ in range(100)]
    with ThreadPoolExecutor(8) as threads:
        answers = threads.map(lambda ticket: cluster.notify("click", ticket), tickets)
        cluster.ledger.wait_for(lambda arrival: arrival.ticket == tickets[-1])
        assert {answer.status_code for answer in answers} == {204}
    assert sorted(each.ticket for each in cluster.ledger.arrivals()) == sorted(tickets)


def test_a_client_that_leaves_in_the_middle_of_its_body_is_no_error(
    cluster: Running, caplog: pytest.LogCaptureFixture
) -> None:
    """Nobody is there to answer, and the ledger has nothing of it."""
    address = (cluster.http.base_url.host, cluster.http.base_url.port)
    for path in (CLICK, "/api/admin/v4/notifications/payment", "/_sandbox/faults"):
        with socket.create_connection(address) as client:
            client.sendall(
                f"POST {path} HTTP/1.1\r\nHost: here\r\nContent-Length: 9\r\n\r\n{{".encode()
            )
    # Whoever came before these was heard out by then.
    assert cluster.notify("click", cluster.tickets.new("P1")).status_code == 204
    assert [each.taken for each in cluster.ledger.arrivals()] == [True]
    assert [record.getMessage() for record in caplog.records if record.levelname == "ERROR"] == []
