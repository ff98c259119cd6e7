"""A cluster that runs, a client of it, and a server that answers what a test says."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from elevate_tag.gdpr.client import GdprClient
from elevate_tag.gdpr.job import Job
from elevate_tag.sandbox.cluster.app import ClusterSettings, create_cluster
from elevate_tag.sandbox.cluster.arrival import Arrival
from elevate_tag.sandbox.cluster.ledger import Ledger
from elevate_tag.sandbox.serving import Serving

API_KEY = "sandbox-api-key"
NEW_KEY = "e3921377-18a2-47c9-a449-06b894898623"
SECRET = "pkA123456789AB1BE-secret"  # noqa: S105 (of a server that is none)


@dataclass(frozen=True)
class Cluster:
    """The sandbox: its address and its ledger."""

    url: str
    ledger: Ledger


@dataclass
class Scripted:
    """A server that gives one answer to all, and keeps what it was asked."""

    url: str = ""
    status: int = 200
    content: bytes = b"{}"
    headers: dict[str, str] = field(default_factory=dict)
    asked: list[Any] = field(default_factory=list)


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    """A sandbox cluster whose ledger has a click of `customer`."""
    app = create_cluster(ClusterSettings())
    app.state.ledger.record(
        Arrival(kind="click", status=204, customer_key="customer", session_key="session")
    )
    with Serving(app) as serving:
        yield Cluster(serving.url, app.state.ledger)


@pytest.fixture
def gdpr(cluster: Cluster) -> Iterator[GdprClient]:
    """A client with the right key."""
    with GdprClient(cluster.url, API_KEY) as client:
        yield client


@pytest.fixture
def scripted() -> Iterator[Callable[..., Scripted]]:
    """Starts a server with this answer; it runs until the test ends."""
    with ExitStack() as servers:

        def start(**answer: Any) -> Scripted:
            server = Scripted(**answer)

            async def endpoint(request: Request) -> Response:
                server.asked.append(
                    (request.method, str(request.url), dict(request.headers), await request.body())
                )
                return Response(server.content, server.status, server.headers)

            route = Route("/{path:path}", endpoint, methods=["GET", "POST"])
            server.url = servers.enter_context(Serving(Starlette(routes=[route]))).url
            return server

        yield start


def until_done(client: GdprClient, job: Job) -> None:
    """Asks as often as the sandbox has steps."""
    assert [client.status(job.jid).status for _ in range(3)] == ["waiting", "running", "done"]
