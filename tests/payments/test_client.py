"""The clients, against a running cluster: what arrives, and what is made of its answers."""

import asyncio
import json
import logging
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from decimal import Decimal

import pytest
from starlette.responses import PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from elevate_tag.payments import (
    Accepted,
    AsyncPaymentClient,
    PartlyAccepted,
    Payment,
    PaymentClient,
    PaymentError,
    PaymentLine,
    PaymentRefused,
    PaymentUnanswered,
    connection,
)
from elevate_tag.sandbox.cluster.faults import Fault
from elevate_tag.sandbox.serving import Serving
from tests.payments.harness.clients import BOTH, Notify
from tests.payments.harness.cluster import API_KEY, MARKET, Cluster
from tests.payments.harness.orders import LINES, WRONG, payment

each_client = pytest.mark.parametrize("notify", BOTH)


@each_client
def test_a_payment_arrives_as_documented(cluster: Cluster, notify: Notify) -> None:
    """The ledger has the bytes; the Api-Key it was let in with, it does not."""
    lines = [
        PaymentLine("P1-sand", 2, Decimal("15.20"), Decimal("39.0")),
        PaymentLine("P2-sand", 1),
    ]
    assert notify(cluster.url, Payment(lines, "c&1", "s/1")) == Accepted()
    (arrival,) = cluster.arrivals()
    assert (arrival.status, arrival.method) == (204, "POST")
    assert (arrival.market, arrival.customer_key, arrival.session_key) == ("UK", "c&1", "s/1")
    assert arrival.content_type == "application/json;charset=utf-8"
    assert arrival.query == "customerKey=c%261&market=UK&sessionKey=s%2F1"
    assert arrival.body == Payment(lines, "c&1", "s/1").body()


@each_client
def test_lines_of_unknown_variants_are_named(cluster: Cluster, notify: Notify) -> None:
    """The others were taken."""
    answer = notify(cluster.url, payment(1, WRONG, *LINES))
    assert isinstance(answer, PartlyAccepted)
    assert answer.refused == (0,)
    assert "P9-none" in answer.reason
    assert cluster.taken() == {"customer-1": 1}


@each_client
def test_a_payment_of_unknown_variants_only_is_refused(cluster: Cluster, notify: Notify) -> None:
    """That is about this payment, not about all."""
    with pytest.raises(PaymentRefused, match="compare variant keys and market") as caught:
        notify(cluster.url, payment(1, WRONG))
    assert not caught.value.everyone
    assert not cluster.taken()


@each_client
def test_a_market_that_is_not_the_cluster_s_is_refused(cluster: Cluster, notify: Notify) -> None:
    """With what it said; no other payment would fare better."""
    with pytest.raises(PaymentRefused, match="does not know market 'NO'; set market") as caught:
        notify(cluster.url, payment(), market="NO")
    assert (caught.value.status, caught.value.everyone) == (400, True)
    assert "configured are UK, SE" in caught.value.reason


@each_client
def test_a_wrong_key_is_refused_and_says_what_to_do(cluster: Cluster, notify: Notify) -> None:
    """And that no other payment would fare better."""
    with pytest.raises(PaymentRefused, match="set api_key to the one of this cluster") as caught:
        notify(cluster.url, payment(), api_key="wrong")
    assert (caught.value.status, caught.value.everyone) == (403, True)


@each_client
@pytest.mark.parametrize(("retry_after", "expected"), [(0, None), (120, 120.0)])
def test_a_cluster_that_is_busy_is_unanswered(
    cluster: Cluster, notify: Notify, retry_after: int, expected: float | None
) -> None:
    """With the seconds that it asks for."""
    cluster.fail(Fault(status=503, retry_after=retry_after))
    with pytest.raises(PaymentUnanswered) as caught:
        notify(cluster.url, payment())
    assert (caught.value.status, caught.value.retry_after) == (503, expected)


@each_client
def test_an_answer_that_was_lost_is_unanswered(cluster: Cluster, notify: Notify) -> None:
    """Though it was taken: nobody can know."""
    cluster.fail(Fault(reset="after"))
    with pytest.raises(PaymentUnanswered, match="no answer: ") as caught:
        notify(cluster.url, payment())
    assert caught.value.status == 0
    assert cluster.taken() == {"customer-1": 1}


@each_client
def test_a_cluster_that_is_not_there_is_unanswered(notify: Notify) -> None:
    """Nobody listens on that port."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        url = f"http://127.0.0.1:{taken.getsockname()[1]}"
    with pytest.raises(PaymentUnanswered, match="ConnectError"):
        notify(url, payment())


@each_client
def test_a_cluster_that_says_nothing_is_given_up(notify: Notify) -> None:
    """After the timeout."""
    with (
        socket.create_server(("127.0.0.1", 0)) as silent,
        pytest.raises(PaymentUnanswered, match="ReadTimeout"),
    ):
        notify(f"http://127.0.0.1:{silent.getsockname()[1]}", payment())


@contextmanager
def answering(response: Response) -> Iterator[str]:
    """A server that answers everything so; its URL."""

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await response(scope, receive, send)

    with Serving(app) as serving:
        yield serving.url


@each_client
def test_a_redirect_is_not_followed(cluster: Cluster, notify: Notify) -> None:
    """The key goes where the shop said, and nowhere else."""
    with (
        answering(RedirectResponse(cluster.url)) as url,
        pytest.raises(PaymentRefused, match="a redirect, which no Api-Key follows"),
    ):
        notify(url, payment())
    assert cluster.arrivals() == []


@each_client
def test_an_answer_without_end_is_not_read_to_its_end(notify: Notify) -> None:
    """A gateway's page of errors is not worth a shop's memory."""
    with (
        answering(PlainTextResponse("busy " * 2_000_000, 502)) as url,
        pytest.raises(PaymentUnanswered) as caught,
    ):
        notify(url, payment())
    assert caught.value.status == 502
    assert len(caught.value.reason) == 500


@each_client
def test_an_answer_that_comes_by_and_by_is_not_waited_for(
    notify: Notify, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each piece is in time, all of it would take for ever; its status is known."""
    monkeypatch.setattr(connection, "TEXT_WITHIN", 0.3, raising=False)

    async def pieces() -> AsyncIterator[bytes]:
        while True:
            yield b"busy "
            await asyncio.sleep(0.05)

    with (
        answering(StreamingResponse(pieces(), 502)) as url,
        pytest.raises(PaymentUnanswered) as caught,
    ):
        notify(url, payment())
    assert caught.value.status == 502
    assert caught.value.reason.startswith("busy busy")


def test_nothing_is_sent_of_a_payment_that_is_none(cluster: Cluster) -> None:
    """It is refused here."""
    with (
        PaymentClient(cluster.url, API_KEY, MARKET) as client,
        pytest.raises(PaymentError, match="lines is empty"),
    ):
        client.notify([], "c", "s")
    assert cluster.arrivals() == []


@pytest.mark.parametrize(
    ("cluster_id", "api_key", "market", "field"),
    [
        ("shop", "key", "UK", "cluster"),
        ("http://[::1", "key", "UK", "cluster"),
        ("w1A2B3C4D", "", "UK", "api_key"),
        ("w1A2B3C4D", "key\n", "UK", "api_key"),
        ("w1A2B3C4D", "kéy", "UK", "api_key"),
        ("w1A2B3C4D", "key", "", "market"),
    ],
)
def test_settings_that_cannot_work_are_refused_at_once(
    cluster_id: str, api_key: str, market: str, field: str
) -> None:
    """Not with the first order."""
    for kind in (PaymentClient, AsyncPaymentClient):
        with pytest.raises(PaymentError) as caught:
            kind(cluster_id, api_key, market)
        assert caught.value.field == field


def test_a_key_that_others_could_read_is_warned_of(caplog: pytest.LogCaptureFixture) -> None:
    """When the client is made."""
    with caplog.at_level(logging.WARNING), PaymentClient("http://shop.example", "key", "UK"):
        pass
    assert "is not https: others can read the Api-Key" in caplog.text
    assert json.dumps("key") not in caplog.text
