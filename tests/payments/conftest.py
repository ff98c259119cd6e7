"""A cluster, and an outbox in either database: the same tests hold for both."""

import itertools
import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from elevate_tag.payments import PaymentClient, PaymentOutbox
from tests.payments.harness.cluster import API_KEY, MARKET, Cluster, running
from tests.payments.harness.postgresql import MissingPostgreSQL, PostgreSQL
from tests.sandbox.cluster.small_catalogue import small_catalogue

SCHEMAS = itertools.count(1)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSQL]:
    """A server, started once; without PostgreSQL the run fails."""
    try:
        server = PostgreSQL()
    except MissingPostgreSQL as missing:
        pytest.fail(str(missing), pytrace=False)
    with server:
        yield server


@pytest.fixture
def schema(postgresql: PostgreSQL) -> str:
    """The name of an empty schema of the server's."""
    name = f"test_{next(SCHEMAS)}"
    engine = create_engine(postgresql.url())
    with engine.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {name}"))
    engine.dispose()
    return name


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of either kind, as `PaymentOutbox` takes it."""
    if request.param == "sqlite":
        return str(tmp_path / "outbox.db")
    server: PostgreSQL = request.getfixturevalue("postgresql")
    return server.url(request.getfixturevalue("schema"))


@pytest.fixture
def open_outbox(where: str) -> Iterator[Callable[..., PaymentOutbox]]:
    """Opens the outbox there, once more each time; closed when the test ends."""
    with ExitStack() as opened:

        def opener(**settings: str) -> PaymentOutbox:
            outbox = PaymentOutbox(where, **settings)
            opened.callback(outbox.close)
            return outbox

        yield opener


@pytest.fixture
def outbox(open_outbox: Callable[..., PaymentOutbox]) -> PaymentOutbox:
    """An empty outbox."""
    fresh = open_outbox()
    fresh.create()
    return fresh


@pytest.fixture(scope="session")
def _cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    catalogue = tmp_path_factory.mktemp("catalogue") / "products.json"
    catalogue.write_text(json.dumps(small_catalogue()), encoding="utf-8")
    with running(catalogue) as cluster:
        yield cluster


@pytest.fixture
def cluster(_cluster: Cluster) -> Cluster:
    """A cluster that nothing has come to yet, and that nothing is wrong with."""
    _cluster.reset()
    return _cluster


@pytest.fixture
def client(cluster: Cluster) -> Iterator[PaymentClient]:
    """A client of that cluster."""
    with PaymentClient(cluster.url, API_KEY, MARKET) as client:
        yield client
