"""Runs a relay until Ctrl-C or SIGTERM."""

import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import uvicorn
from starlette.types import ASGIApp

STOPPED_BY = (signal.SIGINT, signal.SIGTERM)


def serve(app: ASGIApp, *, host: str, port: int, started: Callable[[str], object]) -> None:
    """Serves on `host` and `port` (0: any free one); calls `started` with the URL.

    That is once the port is this process's: whoever connects from then on is answered. Raises
    `OSError` or `OverflowError` for an address that cannot be had. Requests under way are
    brought to their end, and so is the payment that the worker is sending.
    """
    listening = _listen(host, port)
    with listening:
        shown = f"[{host}]" if ":" in host else host
        started(f"http://{shown}:{listening.getsockname()[1]}")
        config = uvicorn.Config(app, access_log=False, log_level="warning", server_header=False)
        server = uvicorn.Server(config)
        with _stopping(server):
            server.run(sockets=[listening])


@contextmanager
def _stopping(server: uvicorn.Server) -> Iterator[None]:
    """Being told to stop is no failure: uvicorn passes signals on when it is done, to here."""

    def stop(*_: object) -> None:
        server.should_exit = True

    before = {number: signal.signal(number, stop) for number in STOPPED_BY}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # With the protocol named, asyncio sets TCP_NODELAY: without, each answer waits some 40 ms.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(128)
    except (OSError, OverflowError):  # the latter for a port over 65535
        listening.close()
        raise
    return listening
