"""Fixtures of the inline script's tests.

The page server holds the tag's file back, as a slow network does, until the test lets it go.
"""

import pytest

from tests.e2e.harness.page_server import Shop
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.watched_cluster import WatchedCluster
from tests.e2e.stub.scene import Waiting


@pytest.fixture(autouse=True)
def _issued(cluster: WatchedCluster) -> None:
    for ticket in ("T", "T2", "other"):
        cluster.tickets.issue(ticket)
    cluster.tickets.issue("T1", product_key="P1", variant_key="P1-red")


@pytest.fixture
def waiting(page_with: PageWith, shop: Shop) -> Waiting:
    """See there."""
    return Waiting(page_with, shop)
