"""A relay that runs, with or without its worker, and the cluster that it delivers to."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette

from elevate_tag.payments import PaymentClient, PaymentOutbox
from elevate_tag.payments.relay.app import create_relay
from elevate_tag.payments.relay.secret import Secret
from elevate_tag.sandbox.cluster.app import ClusterSettings, create_cluster
from elevate_tag.sandbox.cluster.faults import NONE
from elevate_tag.sandbox.serving import Serving
from tests.payments.relay.running import API_KEY, SECRET, Cluster, Running


@pytest.fixture(scope="session")
def _served_cluster() -> Iterator[tuple[Starlette, str]]:
    app = create_cluster(ClusterSettings(api_key=API_KEY))
    with Serving(app) as serving:
        yield app, serving.url


@pytest.fixture
def cluster(_served_cluster: tuple[Starlette, str]) -> Cluster:
    """A cluster with an empty ledger and no fault."""
    app, url = _served_cluster
    app.state.ledger.clear()
    app.state.faults.set(NONE)
    return Cluster(url, app.state.ledger, app.state.faults)


@pytest.fixture
def outbox(tmp_path: Path) -> Iterator[PaymentOutbox]:
    """An outbox in a file that is not there yet."""
    opened = PaymentOutbox(tmp_path / "payments.db")
    yield opened
    opened.close()


@pytest.fixture
def start(outbox: PaymentOutbox) -> Iterator[Callable[..., Running]]:
    """Starts a relay on the outbox: `start(client)` with a worker, `start()` without."""
    with ExitStack() as stack:

        def started(client: PaymentClient | None = None) -> Running:
            if client:
                stack.enter_context(client)
            app = create_relay(outbox, Secret(SECRET), client)
            url = stack.enter_context(Serving(app)).url
            http = stack.enter_context(httpx.Client(base_url=url, trust_env=False))
            return Running(http, outbox)

        yield started


@pytest.fixture
def relay(start: Callable[..., Running]) -> Running:
    """A relay without a worker: what it takes stays as it is."""
    return start()


@pytest.fixture
def delivering(start: Callable[..., Running], cluster: Cluster) -> Running:
    """A relay whose worker delivers to the cluster."""
    return start(PaymentClient(cluster.url, API_KEY, "UK"))
