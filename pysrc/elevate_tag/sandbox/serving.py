"""Runs one ASGI application in a thread, for as long as a `with` block lasts.

    with Serving(create_cluster(ClusterSettings())) as cluster:
        httpx.get(cluster.url + "/ledger")

The port is taken before the block starts, so `url` is right from its first line and a taken port
is an `OSError` there, not a thread that died in silence.
"""

import asyncio
import socket
import threading
from contextlib import ExitStack, suppress
from typing import Self

import uvicorn
from starlette.types import ASGIApp

from elevate_tag.listening import listen, origin
from elevate_tag.sandbox.connection import Connection

REQUESTS_END_WITHIN = 0.3
"""Seconds that a stopping server grants a request. What is open after that is an event stream,
which has no end of its own, or held back by a fault, or by a client that is slow to read."""

STOPS_WITHIN = 5.0
"""Seconds after which a server that does not stop is an error."""


class Serving:
    """`app`, served on `host` and `port` (0: any free one) while the `with` block runs.

    `beside` are so many further ports, any free ones, each an origin of its own; `ports` are all.
    """

    def __init__(
        self, app: ASGIApp, *, host: str = "127.0.0.1", port: int = 0, beside: int = 0
    ) -> None:
        self.host = host
        self.ports = [port] + [0] * beside
        config = uvicorn.Config(
            app, http=Connection, ws="none", log_config=None, log_level="warning", access_log=False
        )
        self._server = _Server(config)
        self._thread = threading.Thread(target=self._run, name="serving", daemon=True)

    @property
    def port(self) -> int:
        """The first port."""
        return self.ports[0]

    @property
    def url(self) -> str:
        """The origin, without a slash at its end: `http://127.0.0.1:8801`."""
        return origin(self.host, self.port)

    def __enter__(self) -> Self:
        with ExitStack() as taken:
            # Those taken before one that cannot be had are given back.
            self._sockets = [taken.enter_context(listen(self.host, port)) for port in self.ports]
            taken.pop_all()
        self.ports = [each.getsockname()[1] for each in self._sockets]
        self._thread.start()
        self._server.ready.wait()
        if not self._server.started:
            self._thread.join()
            raise RuntimeError(f"{self.url} did not start: see the log above")
        return self

    def __exit__(self, *_: object) -> None:
        self._server.should_exit = True
        self._thread.join(STOPS_WITHIN)
        if self._thread.is_alive():
            raise RuntimeError(f"{self.url} did not stop within {STOPS_WITHIN:g} s")

    def _run(self) -> None:
        try:
            # SystemExit is how uvicorn leaves when the application cannot start.
            with suppress(SystemExit):
                self._server.run(sockets=self._sockets)
        finally:
            for each in self._sockets:
                each.close()
            self._server.ready.set()


class _Server(uvicorn.Server):
    """uvicorn's server, which says when it is ready and does not wait for what has no end."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = threading.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready.set()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        asyncio.get_running_loop().call_later(REQUESTS_END_WITHIN, self._end_requests)
        await super().shutdown(sockets)

    def _end_requests(self) -> None:
        for connection in list(self.server_state.connections):
            # Not `close`, which waits until the client has read all that was written.
            connection.transport.abort()
        for task in self.server_state.tasks:
            task.cancel()
