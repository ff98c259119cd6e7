"""Where notifications arrive in `bench.delivery`: the sandbox cluster, and a collector for peers.

The cluster takes what speaks Elevate's protocol. search-insights and analytics-next speak their
own makers', so `Collector` stands in for those: another origin, which meets the same `Faults` in
the same order and breaks connections off the same way, takes whatever POST has tickets in it, and
answers as those peers expect.
"""

import re
from typing import Protocol

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from elevate_tag.sandbox.cluster.app import ClusterSettings, create_cluster
from elevate_tag.sandbox.cluster.faults import Faults
from elevate_tag.sandbox.cluster.ledger import Ledger
from elevate_tag.sandbox.cluster.tickets import Tickets
from elevate_tag.sandbox.connection import BrokenOff

KINDS = ("click", "add-to-cart")
TICKET = re.compile(r"journey-\d+-\d+")


def ticket_of(visit: int, click: int) -> str:
    """A ticket of its own for each click."""
    return f"journey-{visit}-{click}"


class Receiver(Protocol):
    """An application, the faults that its requests meet, and what it took."""

    app: ASGIApp
    faults: Faults

    def issue(self, ticket: str) -> None:
        """A ticket that will come."""

    def taken(self) -> list[str]:
        """The tickets that were taken, in order."""


class Cluster:
    """The sandbox cluster; its ledger says what it took."""

    def __init__(self) -> None:
        app = create_cluster(ClusterSettings())
        self.app: ASGIApp = app
        self.faults: Faults = app.state.faults
        self._ledger: Ledger = app.state.ledger
        self._tickets: Tickets = app.state.tickets

    def issue(self, ticket: str) -> None:
        """The cluster refuses tickets that it does not know."""
        self._tickets.issue(ticket)

    def taken(self) -> list[str]:
        """From the ledger, where questions that a page asks the cluster are of other kinds."""
        arrivals = self._ledger.arrivals()
        return [each.ticket for each in arrivals if each.taken and each.kind in KINDS]


class Collector:
    """For search-insights (`/1/events`) and analytics-next (`/v1/t`)."""

    def __init__(self) -> None:
        self.faults = Faults()
        self._taken: list[str] = []
        methods = ["POST", "OPTIONS"]
        self.app: ASGIApp = Starlette(
            routes=[Route("/{path:path}", self._collect, methods=methods)]
        )

    def issue(self, ticket: str) -> None:
        """It takes any."""

    def taken(self) -> list[str]:
        """In the order in which they were read."""
        return list(self._taken)

    async def _collect(self, request: Request) -> Response:
        fault = self.faults.next()
        if fault.reset == "before":
            await self.faults.wait(fault)
            return BrokenOff()
        body = (await request.body()).decode("utf-8", "replace")
        if not fault.status:
            self._taken += TICKET.findall(body)
        await self.faults.wait(fault)
        if fault.reset:
            return BrokenOff()
        answer = JSONResponse({"success": True, "status": 200}, fault.status or 200)
        if fault.retry_after:
            answer.headers["Retry-After"] = str(fault.retry_after)
        answer.headers.update(_allowed(request))
        return answer


def _allowed(request: Request) -> dict[str, str]:
    """Any origin may read the answer, and need not ask again before each request."""
    return {
        "Access-Control-Allow-Origin": request.headers.get("Origin", "*"),
        "Access-Control-Allow-Credentials": "true",
        "Access-Control-Allow-Headers": request.headers.get("Access-Control-Request-Headers", ""),
        "Access-Control-Expose-Headers": "Retry-After",
        "Access-Control-Max-Age": "600",
        "Vary": "Origin",
    }
