"""Fixtures of the tests of what a page's scripts call on `window.elevateTag`.

The ledger says what was sent; the page, that a call never throws and its promise never rejects.
"""

import pytest

from tests.e2e.harness.watched_cluster import WatchedCluster


@pytest.fixture(autouse=True)
def _issued(cluster: WatchedCluster) -> None:
    for ticket in ("T", "T2", "T3", "other"):
        cluster.tickets.issue(ticket)
    cluster.tickets.issue("V", product_key="P1001", variant_key="P1001-sand")
