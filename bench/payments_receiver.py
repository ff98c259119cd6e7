"""What payments are sent to: answers as Admin v4 does, fails as told, and remembers what came."""

import json
import time
from collections.abc import Callable
from urllib.parse import parse_qs

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from bench.payments_account import Came
from elevate_tag.sandbox.cluster.faults import Fault, Faults
from elevate_tag.sandbox.connection import BrokenOff

API_KEY = "pk-of-the-bench-"
"""With the number of the process after it: so the receiver knows who sends."""

TAKEN = 204


class Receiver:
    """An ASGI application. `when_taken` is called with each payment that is taken."""

    def __init__(self) -> None:
        self.came: list[Came] = []
        self.faults = Faults()
        self.when_taken: Callable[[], object] = lambda: None
        self._under_way: set[str] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One payment."""
        if scope["type"] != "http":
            return
        request = Request(scope, receive)
        try:
            body = await request.body()
        except ClientDisconnect:  # killed while it sent
            return
        (order,) = parse_qs(scope["query_string"].decode())["customerKey"]
        at_once = order in self._under_way
        self._under_way.add(order)
        try:
            fault = self.faults.next()
            status = self._status(body, fault)
            self.came.append(
                Came(
                    at=time.monotonic(),
                    worker=int(request.headers["Api-Key"].removeprefix(API_KEY)),
                    order=order,
                    taken=status == TAKEN and fault.reset != "before",
                    broken_off=bool(fault.reset),
                    at_once=at_once,
                )
            )
            if self.came[-1].taken:
                self.when_taken()
            answer = BrokenOff() if fault.reset else Response(status_code=status)
            await answer(scope, receive, send)
        finally:
            self._under_way.discard(order)

    def _status(self, body: bytes, fault: Fault) -> int:
        return fault.status or (TAKEN if json.loads(body)["lines"] else 400)
