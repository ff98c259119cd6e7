"""What is made of answers, of none, and of the secret meanwhile."""

import base64
import json
import logging
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from elevate_tag.gdpr.client import GdprClient
from elevate_tag.gdpr.errors import (
    ForbiddenError,
    GdprError,
    RefusedError,
    UnavailableError,
    UnexpectedAnswerError,
)
from tests.gdpr.conftest import API_KEY, SECRET, Cluster, Scripted

NESTED = b"[" * 200_000


@pytest.mark.parametrize(
    ("status", "content", "error", "message"),
    [
        (400, b'{"message":"no such key"}', RefusedError, "the cluster refused it: no such key"),
        (403, b"", ForbiddenError, r"the Api-Key is not this cluster's \(403\): \(no message\)"),
        (429, b"slow down", UnavailableError, r"busy \(429\), try again later: slow down"),
        (503, b"<h1>busy</h1>", UnavailableError, r"the cluster is busy \(503\), try again later"),
        (404, b"", UnexpectedAnswerError, "answered 404, is the cluster's address right"),
        (302, b"", UnexpectedAnswerError, "answered 302, is the cluster's address right"),
        (200, b"<html>", UnexpectedAnswerError, "the answer is no job"),
        (200, b"[]", UnexpectedAnswerError, "the answer is no job"),
        (200, NESTED, UnexpectedAnswerError, "the answer is no job"),
        (503, NESTED, UnavailableError, r"busy \(503\), try again later: \[\[\["),
        (200, b'{"jid":1,"status":"done"}', UnexpectedAnswerError, "the answer is no job"),
    ],
)
def test_other_answers_are_errors_that_say_what_to_do(
    scripted: Callable[..., Scripted],
    status: int,
    content: bytes,
    error: type[GdprError],
    message: str,
) -> None:
    """Each of its own kind."""
    server = scripted(status=status, content=content, headers={"Location": "/elsewhere"})
    with GdprClient(server.url, SECRET) as client, pytest.raises(error, match=message):
        client.create_export("customer")
    assert len(server.asked) == 1


def test_a_cluster_that_is_not_there_is_unavailable() -> None:
    """By the name of what happened."""
    with (
        GdprClient("http://127.0.0.1:1", SECRET) as client,
        pytest.raises(UnavailableError, match=r"did not answer \(ConnectError\)"),
    ):
        client.status("1")


def test_an_answer_that_cannot_be_unpacked_is_unexpected(
    scripted: Callable[..., Scripted],
) -> None:
    """It says gzip, and is none."""
    server = scripted(content=b"plain", headers={"Content-Encoding": "gzip"})
    with (
        GdprClient(server.url, SECRET) as client,
        pytest.raises(UnexpectedAnswerError, match=r"cannot be read \(DecodingError\)"),
    ):
        client.status("1")


def test_the_machine_s_proxy_is_not_asked_for_loopback(
    cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would look for the sandbox on its own machine."""
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.delenv("NO_PROXY", raising=False)
    with GdprClient(cluster.url, API_KEY) as client:
        assert client.create_export("customer").status == "created"


def test_the_secret_is_sent_and_is_nowhere_else(
    scripted: Callable[..., Scripted], caplog: pytest.LogCaptureFixture
) -> None:
    """Not in what is printed or logged, and not in an error nor in what caused it."""
    caplog.set_level(logging.DEBUG)
    server = scripted(status=403, content=json.dumps({"message": f"{SECRET}?"}).encode())
    with GdprClient(server.url, SECRET) as client:
        with pytest.raises(ForbiddenError) as raised:
            client.create_export("customer")
        told = [repr(client), str(client), repr(vars(client)), caplog.text]
    error: BaseException | None = raised.value
    assert error is not None
    assert (error.__cause__, error.__context__) == (None, None)
    assert server.asked[0][2]["api-key"] == SECRET
    assert str(error).endswith("(403): …?")
    assert not any(SECRET in each for each in [*told, repr(error), repr(vars(error))])


def test_credentials_are_not_shown_as_their_header_has_them(
    scripted: Callable[..., Scripted],
) -> None:
    """Base64 hides nothing; and a JSON that has no message may escape its signs."""
    sent = base64.b64encode(b"user:pass>>>word???").decode()
    assert {"+", "/"} & set(sent)
    escaped = sent.replace("+", r"\u002B").replace("/", r"\/")
    server = scripted(status=401, content=f'{{"got":["Basic {escaped}","Basic {sent}"]}}'.encode())
    with (
        GdprClient(server.url, api="v1", credentials=("user", "pass>>>word???")) as client,
        pytest.raises(ForbiddenError) as raised,
    ):
        client.status("1")
    assert server.asked[0][2]["authorization"] == f"Basic {sent}"
    assert str(raised.value).endswith('{"got":["Basic …==","Basic …=="]}')


@pytest.mark.parametrize(
    "given",
    [{"api_key": SECRET}, {"api": "v1", "credentials": ("user", SECRET)}],
)
def test_a_broken_connection_brings_no_secret_along(given: dict[str, Any]) -> None:
    """An error of httpx holds its request, and that its headers."""
    with (
        GdprClient("http://127.0.0.1:1", **given) as client,
        pytest.raises(UnavailableError) as raised,
    ):
        client.status("1")
    error = raised.value
    assert (error.__cause__, error.__suppress_context__) == (None, True)
    assert isinstance(error.__context__, httpx.RequestError)
    assert not {"api-key", "authorization"} & set(error.__context__.request.headers)
