"""The sandbox cluster, with an eye on payments: which were taken, and whether two came at once.

A payment is told by its visitor's customer key, of which tests give each order one of its own.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qs

from starlette.applications import Starlette
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from elevate_tag.sandbox.cluster.app import ClusterSettings, create_cluster
from elevate_tag.sandbox.cluster.arrival import Arrival
from elevate_tag.sandbox.cluster.faults import NONE, Fault
from elevate_tag.sandbox.serving import Serving

API_KEY = "pk-of-the-tests"
MARKET = "UK"
PATH = "/api/admin/v4/notifications/payment"


class Cluster:
    """A running cluster of the small catalogue."""

    def __init__(self, app: Starlette) -> None:
        self._app = app
        self.url = ""
        self.at_once: list[str] = []
        self.when_taken: Callable[[], object] = lambda: None
        self._under_way: set[str] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serves; what is under way twice at a time is in `at_once`."""
        if scope["type"] != "http" or scope["path"] != PATH:
            await self._app(scope, receive, send)
            return
        (key,) = parse_qs(scope["query_string"].decode()).get("customerKey", ["?"])
        if key in self._under_way:
            self.at_once.append(key)
        self._under_way.add(key)
        try:
            await self._app(scope, receive, self._telling(send))
        finally:
            self._under_way.discard(key)

    def arrivals(self) -> list[Arrival]:
        """What came, oldest first."""
        found: list[Arrival] = self._app.state.ledger.arrivals()
        return [arrival for arrival in found if arrival.kind == "payment"]

    def taken(self) -> Counter[str]:
        """How often a payment of each customer key was taken."""
        return Counter(arrival.customer_key for arrival in self.arrivals() if arrival.taken)

    def fail(self, fault: Fault) -> None:
        """From now on payments meet this."""
        self._app.state.faults.set(fault)

    def reset(self) -> None:
        """As new."""
        self._app.state.ledger.clear()
        self.fail(NONE)
        self.at_once.clear()
        self.when_taken = lambda: None

    def _telling(self, send: Send) -> Send:
        async def tell(message: Message) -> None:
            # It is in the ledger by now, and not answered yet.
            if message["type"] == "http.response.start":
                self.when_taken()
            await send(message)

        return tell


@contextmanager
def running(catalogue: Path) -> Iterator[Cluster]:
    """A cluster with the catalogue in this file."""
    cluster = Cluster(create_cluster(ClusterSettings(api_key=API_KEY, catalogue=catalogue)))
    app: ASGIApp = cluster
    with Serving(app) as serving:
        cluster.url = serving.url
        yield cluster
