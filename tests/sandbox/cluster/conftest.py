"""The small catalogue as a file and as a value, and a cluster that serves it."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx
import pytest

from elevate_tag.sandbox.cluster import catalogue
from elevate_tag.sandbox.cluster.app import ClusterSettings, create_cluster
from elevate_tag.sandbox.cluster.catalogue import Catalogue
from elevate_tag.sandbox.cluster.database import Database
from elevate_tag.sandbox.cluster.notification.request import Strategy
from elevate_tag.sandbox.serving import Serving
from tests.sandbox.cluster.running import Running
from tests.sandbox.cluster.small_catalogue import small_catalogue


@pytest.fixture
def database() -> Database:
    """An empty database in memory."""
    return Database()


@pytest.fixture(scope="session")
def catalogue_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small catalogue's file."""
    path = tmp_path_factory.mktemp("catalogue") / "products.json"
    path.write_text(json.dumps(small_catalogue()), encoding="utf-8")
    return path


@pytest.fixture
def shelf(catalogue_file: Path) -> Catalogue:
    """The small catalogue, read."""
    return catalogue.load(catalogue_file)


@contextmanager
def _running(
    catalogue_file: Path, *origin_hosts: str, client_payments: Strategy = "none"
) -> Iterator[Running]:
    settings = ClusterSettings(
        origin_hosts=origin_hosts, catalogue=catalogue_file, client_payments=client_payments
    )
    app = create_cluster(settings)
    with Serving(app) as serving, httpx.Client(base_url=serving.url, trust_env=False) as http:
        yield Running(http, app.state.ledger, app.state.tickets)


@pytest.fixture
def start(catalogue_file: Path) -> Iterator[Callable[..., Running]]:
    """Starts a cluster with these origin hosts and settings; it runs until the test ends."""
    with ExitStack() as clusters:
        yield lambda *hosts, **settings: clusters.enter_context(
            _running(catalogue_file, *hosts, **settings)
        )


@pytest.fixture(scope="session")
def _shared(catalogue_file: Path) -> Iterator[Running]:
    with _running(catalogue_file) as running:
        yield running


@pytest.fixture
def cluster(_shared: Running) -> Running:
    """A cluster that any origin may send to, with an empty ledger and no fault."""
    _shared.ledger.clear()
    _shared.http.delete("/_sandbox/faults")
    return _shared
