"""HTTP connections that an application can break off, as a network or a dying server does."""

import asyncio
import socket
import struct

from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

BREAK_OFF = "elevate-tag.break-off"
"""The ASGI extension: a function that takes nothing."""

AT_ONCE = struct.pack("ii", 1, 0)
"""For SO_LINGER: closing sends a reset, and not an end that looks orderly."""


class Connection(H11Protocol):
    """uvicorn's, with `BREAK_OFF` among each request's extensions."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """A client is here."""
        super().connection_made(transport)
        app = self.app

        def break_off() -> None:
            if transport.is_closing():  # the client was faster
                return
            transport.get_extra_info("socket").setsockopt(
                socket.SOL_SOCKET, socket.SO_LINGER, AT_ONCE
            )
            transport.abort()

        async def breakable(scope: Scope, receive: Receive, send: Send) -> None:
            scope.setdefault("extensions", {})[BREAK_OFF] = break_off
            try:
                await app(scope, receive, send)
            except asyncio.CancelledError:
                if not transport.is_closing():  # else the server stops, and nobody is there to tell
                    raise

        self.app = breakable


class BrokenOff(Response):
    """No answer: the connection is reset. Served by `Serving` only."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Breaks off, and returns once that has happened."""
        scope["extensions"][BREAK_OFF]()
        while (await receive())["type"] != "http.disconnect":
            pass
