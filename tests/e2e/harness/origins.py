"""One server on many ports, and so on many origins: each test gets some that none had before it.

What a page of one test stored, cached or still sends then reaches no page of another, even in the
same browser. Only cookies do not know ports.
"""

from types import TracebackType
from typing import Self

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from elevate_tag.listening import origin
from elevate_tag.sandbox.serving import Serving

ROUND = 240
"""Ports: each is an open socket, and a test takes three or four."""

NONE_YET = PlainTextResponse("nothing is served here yet", 404)


class Origins:
    """Hands out origins while its `with` block runs; after `ROUND` of them it begins again.

    `handed_out` is how many it gave in all: a browser that was there `ROUND` of them ago knows what
    comes next.
    """

    def __init__(self) -> None:
        self.handed_out = 0
        self._apps: dict[int, ASGIApp] = {}
        self._serving = Serving(self, beside=ROUND - 1)

    def serve(self, app: ASGIApp) -> str:
        """The origin where this is from now on: `http://127.0.0.1:40123`."""
        port = self._serving.ports[self.handed_out % ROUND]
        self.handed_out += 1
        self._apps[port] = app
        return origin(self._serving.host, port)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request, as ASGI has it, to what is served at its port."""
        if scope["type"] == "http":  # no application here wants to know when servers start
            await self._apps.get(scope["server"][1], NONE_YET)(scope, receive, send)

    def __enter__(self) -> Self:
        self._serving.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._serving.__exit__(kind, error, trace)
