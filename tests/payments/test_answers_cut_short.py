"""The status line came, and then something failed: what is known is not thrown away."""

import pytest

from elevate_tag.payments import Accepted, PaymentClient, PaymentRefused, PaymentUnanswered
from elevate_tag.payments.connection import Text
from tests.payments.harness.clients import BOTH, Notify
from tests.payments.harness.cluster import API_KEY, MARKET
from tests.payments.harness.orders import payment
from tests.payments.harness.verbatim import verbatim

each_client = pytest.mark.parametrize("notify", BOTH)

CUT = ("Content-Length: 1000", b"half a")
BAD_CHUNK = ("Transfer-Encoding: chunked", b"no length\r\n")
UNDECODABLE = ("Content-Encoding: gzip\r\nContent-Length: 5", b"plain")
each_failure = pytest.mark.parametrize(("header", "body"), [CUT, BAD_CHUNK, UNDECODABLE])


@each_client
@each_failure
def test_a_payment_is_taken_by_the_status_alone(notify: Notify, header: str, body: bytes) -> None:
    """It would be counted once more if it were sent again."""
    with verbatim("200 OK", header, body=body) as server:
        assert notify(server.url, payment()) == Accepted()


@each_client
def test_nobody_reads_the_text_of_a_payment_that_was_taken(
    notify: Notify, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which says nothing more, and may never end."""

    def read(_: Text, chunk: bytes) -> bool:
        raise AssertionError(chunk)

    monkeypatch.setattr(Text, "is_enough", read)
    with verbatim("200 OK", "Content-Length: 1000", body=b"half a", closes=False) as server:
        assert notify(server.url, payment()) == Accepted()


@each_client
@each_failure
def test_a_refusal_is_one_by_its_status_alone(notify: Notify, header: str, body: bytes) -> None:
    """No payment is taken with a wrong key, whatever became of the text."""
    with (
        verbatim("403 Forbidden", header, body=body) as server,
        pytest.raises(PaymentRefused, match="set api_key to the one") as caught,
    ):
        notify(server.url, payment())
    assert (caught.value.status, caught.value.everyone) == (403, True)


@each_client
@each_failure
def test_a_busy_cluster_is_heard_without_its_text(notify: Notify, header: str, body: bytes) -> None:
    """With the seconds that it asks for."""
    with (
        verbatim("503 Busy", "Retry-After: 120", header, body=body) as server,
        pytest.raises(PaymentUnanswered) as caught,
    ):
        notify(server.url, payment())
    assert (caught.value.status, caught.value.retry_after) == (503, 120.0)


@each_client
def test_a_400_says_nothing_without_its_whole_text(notify: Notify) -> None:
    """Its end may name another line that was not taken."""
    header, body = CUT
    with (
        verbatim("400 Bad Request", header, body=body) as server,
        pytest.raises(PaymentUnanswered, match="no answer: RemoteProtocolError"),
    ):
        notify(server.url, payment())


@each_client
@pytest.mark.parametrize("status", ["204 No Content", "503 Busy"])
def test_a_date_that_is_none_takes_no_answer_away(notify: Notify, status: str) -> None:
    """And a payment that was taken has nothing to wait for."""
    retry_after = "Retry-After: Sun, 22 Nov 2026 12:00:00 +9999999999999999"
    with verbatim(status, retry_after, "Content-Length: 0") as server:
        if status.startswith("204"):
            assert notify(server.url, payment()) == Accepted()
            return
        with pytest.raises(PaymentUnanswered) as caught:
            notify(server.url, payment())
    assert (caught.value.status, caught.value.retry_after) == (503, None)


@each_client
def test_a_web_page_takes_no_payment(notify: Notify) -> None:
    """A shop's own pages stand at the URL, or a page of maintenance; no payment fares better."""
    page = b"<!doctype html><title>Shop</title>"
    headers = ("Content-Type: Text/HTML; charset=utf-8", f"Content-Length: {len(page)}")
    with (
        verbatim("200 OK", *headers, body=page) as server,
        pytest.raises(PaymentRefused, match="a web page, not a cluster's answer; check") as caught,
    ):
        notify(server.url, payment())
    assert (caught.value.status, caught.value.everyone) == (200, True)


@each_client
def test_the_documented_answer_is_no_web_page(notify: Notify) -> None:
    """Some servers give a type to what has no content."""
    with verbatim("204 No Content", "Content-Type: text/html") as server:
        assert notify(server.url, payment()) == Accepted()


def test_the_connection_serves_the_next_payment() -> None:
    """The documented answer is at its end with its headers."""
    with (
        verbatim("204 No Content", closes=False) as server,
        PaymentClient(server.url, API_KEY, MARKET) as client,
    ):
        for number in (1, 2, 3):
            order = payment(number)
            client.notify(order.lines, order.customer_key, order.session_key)
    assert (server.connections, server.requests) == (1, 3)
