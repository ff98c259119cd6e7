"""A real cluster and a real shop, each on a port of its own, and a visitor without cookies."""

from collections.abc import Iterator

import httpx
import pytest

from elevate_tag.sandbox.cluster.app import ClusterSettings, create_cluster
from elevate_tag.sandbox.cluster.tickets import Tickets
from elevate_tag.sandbox.serving import Serving
from elevate_tag.sandbox.shop.app import ShopSettings, create_shop


@pytest.fixture(scope="session")
def cluster_and_tickets() -> Iterator[tuple[Serving, Tickets]]:
    """One cluster for all tests of this folder: they only read from it."""
    app = create_cluster(ClusterSettings())
    with Serving(app) as cluster:
        yield cluster, app.state.tickets


@pytest.fixture(scope="session")
def cluster_url(cluster_and_tickets: tuple[Serving, Tickets]) -> str:
    """The cluster's origin."""
    return cluster_and_tickets[0].url


@pytest.fixture(scope="session")
def tickets(cluster_and_tickets: tuple[Serving, Tickets]) -> Tickets:
    """The tickets that this cluster issued."""
    return cluster_and_tickets[1]


@pytest.fixture(scope="session")
def shop(cluster_url: str) -> Iterator[Serving]:
    """The shop on that cluster."""
    with Serving(create_shop(ShopSettings(cluster_url))) as shop:
        yield shop


@pytest.fixture(scope="session")
def connection(shop: Serving) -> Iterator[httpx.Client]:
    """A client that keeps cookies and follows redirects: one, since each takes a while to make."""
    with httpx.Client(base_url=shop.url, follow_redirects=True, trust_env=False) as client:
        yield client


@pytest.fixture
def visitor(connection: httpx.Client) -> httpx.Client:
    """That client, without any cookie."""
    connection.cookies.clear()
    return connection
