"""A server in a thread: up when the block starts, gone when it ends."""

import asyncio
import socket
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import ExitStack

import httpx
import pytest
from sse_starlette import EventSourceResponse
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from elevate_tag.sandbox.serving import Serving


async def _hello(_: Request) -> Response:
    return PlainTextResponse("hello")


async def _stream(_: Request) -> Response:
    async def endless() -> AsyncIterator[str]:
        yield "first"
        await asyncio.Event().wait()

    return EventSourceResponse(endless())


def _app() -> Starlette:
    return Starlette(routes=[Route("/", _hello), Route("/stream", _stream)])


def _errors(caplog: pytest.LogCaptureFixture) -> list[str]:
    """What was logged as such."""
    return [each.getMessage() for each in caplog.records if each.levelname == "ERROR"]


def test_it_serves_from_the_first_line_of_the_block_on_a_free_port() -> None:
    """Two at once do not meet."""
    with Serving(_app()) as one, Serving(_app()) as other:
        assert one.port != other.port
        for serving in (one, other):
            assert serving.url == f"http://127.0.0.1:{serving.port}"
            assert httpx.get(serving.url, trust_env=False).text == "hello"


def test_ports_beside_lead_to_the_same() -> None:
    """All of them free ones, and the first is its own."""
    with Serving(_app(), beside=2) as serving:
        assert len(set(serving.ports)) == 3
        assert serving.port == serving.ports[0]
        for port in serving.ports:
            assert httpx.get(f"http://127.0.0.1:{port}", trust_env=False).text == "hello"


def test_the_port_is_free_again_after_the_block() -> None:
    """And can be taken at once."""
    with Serving(_app()) as serving:
        assert httpx.get(serving.url, trust_env=False).text == "hello"
    with pytest.raises(httpx.ConnectError):
        httpx.get(serving.url, trust_env=False)
    with Serving(_app(), port=serving.port) as again:
        assert httpx.get(again.url, trust_env=False).text == "hello"


def test_a_taken_port_is_an_error_before_the_block_starts() -> None:
    """The caller can say which option to change."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        serving = Serving(_app(), port=taken.getsockname()[1])
        with pytest.raises(OSError, match="Address already in use"):
            serving.__enter__()


def test_open_streams_do_not_hold_up_the_end() -> None:
    """They have no end of their own, and a server that does not stop is an error."""
    with httpx.Client(trust_env=False) as client, ExitStack() as streams:
        with Serving(_app()) as serving:
            stream = streams.enter_context(client.stream("GET", f"{serving.url}/stream"))
            lines = stream.iter_lines()
            assert next(lines) == "data: first"
        with pytest.raises(httpx.RemoteProtocolError):
            list(lines)


def test_requests_that_are_held_do_not_hold_up_the_end(caplog: pytest.LogCaptureFixture) -> None:
    """Nor is their end an error of the application's."""
    came = threading.Event()

    async def never(_: Request) -> Response:
        came.set()
        return await asyncio.Future()

    with ExitStack() as clients:
        with Serving(Starlette(routes=[Route("/", never)])) as serving:
            client = clients.enter_context(socket.create_connection(("127.0.0.1", serving.port)))
            client.sendall(b"GET / HTTP/1.1\r\nHost: here\r\n\r\n")
            assert came.wait(5)
        assert client.recv(1) == b""
    assert _errors(caplog) == []


MORE_THAN_IS_READ = b"x" * 2**25
"""Bytes: no socket's buffers take as many."""


async def _pieces() -> AsyncIterator[bytes]:
    for start in range(0, len(MORE_THAN_IS_READ), 2**16):
        yield MORE_THAN_IS_READ[start : start + 2**16]


@pytest.mark.parametrize(
    "answer",
    [lambda: Response(MORE_THAN_IS_READ), lambda: StreamingResponse(_pieces())],
    ids=["written", "being-written"],
)
def test_who_does_not_read_an_answer_does_not_hold_up_the_end(
    answer: Callable[[], Response], caplog: pytest.LogCaptureFixture
) -> None:
    """Nor is it an error of the application's, whether it has written all of it or not."""

    async def give(_: Request) -> Response:
        return answer()

    with ExitStack() as clients, Serving(Starlette(routes=[Route("/", give)])) as serving:
        client = clients.enter_context(socket.create_connection(("127.0.0.1", serving.port)))
        client.sendall(b"GET / HTTP/1.1\r\nHost: here\r\n\r\n")
        assert client.recv(4) == b"HTTP"
    assert _errors(caplog) == []


def test_an_app_that_cannot_start_is_an_error() -> None:
    """And not a wait without end."""

    async def broken(scope: Scope, receive: Receive, send: Send) -> None:
        await receive()
        await send({"type": "lifespan.startup.failed", "message": "no database"})

    serving = Serving(broken)
    with pytest.raises(RuntimeError, match="did not start"):
        serving.__enter__()
