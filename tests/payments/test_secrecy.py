"""The Api-Key is in the request's header, and nowhere else."""

import asyncio
import logging
import pickle
import socket
import sqlite3
import traceback
from pathlib import Path

import httpx
import pytest
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

from elevate_tag.access.api_key import HIDDEN
from elevate_tag.payments import (
    AsyncPaymentClient,
    PaymentClient,
    PaymentError,
    PaymentOutbox,
    PaymentRefused,
    PaymentUnanswered,
    Worker,
)
from elevate_tag.sandbox.serving import Serving
from tests.payments.harness.clients import BOTH, Notify
from tests.payments.harness.cluster import API_KEY, MARKET, Cluster
from tests.payments.harness.orders import payment
from tests.payments.harness.verbatim import verbatim

SECRET = "pkSECRETSECRETSECRET"  # noqa: S105 (what is looked for)


def chain(error: BaseException) -> list[BaseException]:
    """An exception, and all that it was raised from or while handling."""
    found = [error]
    for each in found:
        found.extend(e for e in (each.__cause__, each.__context__) if e and e not in found)
    return found


def everything(error: BaseException) -> str:
    """What a tracker of errors shows: the trace with the locals of each frame, and attributes."""
    trace = error.__traceback__
    # The frames of the test have the key, as a shop's own would.
    while trace and "elevate_tag/payments/" not in trace.tb_frame.f_code.co_filename:
        trace = trace.tb_next
    assert trace
    told = traceback.TracebackException(type(error), error, trace, capture_locals=True)
    attributes = [repr(vars(each)) for each in chain(error)]
    requests = [
        repr(each.request.headers) for each in chain(error) if isinstance(each, httpx.HTTPError)
    ]
    return "\n".join([*told.format(), *attributes, *requests, repr(pickle.dumps(str(error)))])


async def echo(scope: Scope, receive: Receive, send: Send) -> None:
    """A server that puts the key into its answer."""
    headers = dict(scope["headers"])
    said = f"no such key: {headers[b'api-key'].decode()}"
    await PlainTextResponse(said, 403)(scope, receive, send)


@pytest.mark.parametrize("notify", BOTH)
def test_no_exception_has_it(cluster: Cluster, notify: Notify) -> None:
    """Nor what it was raised from: httpx's have the request."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        nobody = f"http://127.0.0.1:{taken.getsockname()[1]}"
    with pytest.raises(PaymentUnanswered) as unanswered:
        notify(nobody, payment(), api_key=SECRET)
    with pytest.raises(PaymentRefused) as refused:
        notify(cluster.url, payment(), api_key=SECRET)
    for error in (unanswered.value, refused.value):
        assert chain(error) == [error]
        assert SECRET not in everything(error)


@pytest.mark.parametrize("notify", BOTH)
def test_an_answer_that_repeats_it_is_kept_without(notify: Notify) -> None:
    """Such an answer would go to logs and into the database."""
    with Serving(echo) as serving, pytest.raises(PaymentRefused) as caught:
        notify(serving.url, payment(), api_key=SECRET)
    assert caught.value.reason == f"no such key: {HIDDEN}"


@pytest.mark.parametrize("notify", BOTH)
def test_nor_has_it_escaped_as_json_may(notify: Notify) -> None:
    """Who reads such an answer has the key."""
    body = rb'{"message":"no such key: pkSECRET\u002BSECRET\/SECRET"}'
    with (
        verbatim("403 Forbidden", f"Content-Length: {len(body)}", body=body) as server,
        pytest.raises(PaymentRefused) as caught,
    ):
        notify(server.url, payment(), api_key="pkSECRET+SECRET/SECRET")
    assert caught.value.reason == f'{{"message":"no such key: {HIDDEN}"}}'


def test_no_log_has_it(
    cluster: Cluster, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    """Not with every library at its most talkative."""
    for logger in ("", "httpx", "httpcore"):
        caplog.set_level(logging.DEBUG, logger)
    for notify in BOTH:
        notify(cluster.url, payment())
        with pytest.raises(PaymentRefused):
            notify(cluster.url, payment(), api_key=SECRET)
    assert "httpx" in {record.name for record in caplog.records}
    told = caplog.text + "".join(capsys.readouterr())
    assert "customer-1" in told
    assert API_KEY not in told
    assert SECRET not in told


def test_no_client_shows_it() -> None:
    """Nor anything in it that people print."""
    client = PaymentClient("w1A2B3C4D", SECRET, MARKET)
    other = AsyncPaymentClient("w1A2B3C4D", SECRET, MARKET)
    for each in (client, other):
        assert repr(each).endswith(f"market='UK' {HIDDEN})")
        assert SECRET not in f"{each} {vars(each)} {vars(each._http)} {each._http.headers}"
        assert SECRET not in repr(vars(each._connection))
    client.close()
    asyncio.run(other.close())


def test_a_key_that_is_none_is_not_shown_either() -> None:
    """It may be one with a line break."""
    with pytest.raises(PaymentError) as caught:
        PaymentClient("w1A2B3C4D", f"{SECRET}\n", MARKET)
    assert SECRET not in str(caught.value)
    assert "has U+000A at position 20" in str(caught.value)


@pytest.mark.parametrize("kind", [PaymentClient, AsyncPaymentClient])
def test_a_proxy_s_password_is_not_shown_either(
    kind: type[PaymentClient | AsyncPaymentClient], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor by what httpx has to say of it."""
    monkeypatch.setenv("HTTPS_PROXY", f"http://user:pass/{SECRET}@proxy:3128")
    with pytest.raises(PaymentError) as caught:
        kind("w1A2B3C4D", API_KEY, MARKET)
    assert caught.value.field == "environment"
    assert chain(caught.value) == [caught.value]
    assert SECRET not in everything(caught.value)


def test_no_database_has_it(tmp_path: Path) -> None:
    """Whatever the cluster answers."""
    outbox = PaymentOutbox(tmp_path / "outbox.db")
    outbox.create()
    outbox.enqueue("order-1", payment())
    with Serving(echo) as serving, PaymentClient(serving.url, SECRET, MARKET) as client:
        Worker(outbox, client).run_once()
    entry = outbox.state("order-1")
    assert entry is not None
    assert HIDDEN in entry.reason
    outbox.close()
    connection = sqlite3.connect(tmp_path / "outbox.db")
    dump = "\n".join(connection.iterdump())
    connection.close()
    assert "customer-1" in dump
    assert SECRET not in dump
