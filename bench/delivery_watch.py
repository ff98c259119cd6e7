"""Stands before a receiver and sees what neither its ledger nor its client can.

How many requests come, and which tickets were read before the connection was broken off.
"""

import asyncio

from starlette.types import Message, Receive, Scope, Send

from bench.delivery_receivers import TICKET, Receiver


class Watched:
    """An ASGI application, so many seconds `away`; `url` is where it is served."""

    def __init__(self, receiver: Receiver, away: float = 0.0) -> None:
        self.receiver = receiver
        self.away = away
        self.url = ""
        self.requests = 0
        self.broken_off: set[str] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self.receiver.app(scope, receive, send)
            return
        self.requests += 1
        await asyncio.sleep(self.away)
        was_read = self.receiver.faults.shown()["reset"] == "after"
        answered, body = False, bytearray()

        async def read() -> Message:
            message = await receive()
            body.extend(message.get("body", b""))
            return message

        async def answer(message: Message) -> None:
            nonlocal answered
            answered = True
            await send(message)

        await self.receiver.app(scope, read, answer)
        if was_read and not answered:
            self.broken_off.update(TICKET.findall(body.decode("utf-8", "replace")))
