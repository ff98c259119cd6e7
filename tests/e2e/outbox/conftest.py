"""Fixtures of the outbox's tests.

The cluster fails on request; what it says it got is what counts.
"""

import pytest

from tests.e2e.harness.watched_cluster import WatchedCluster


@pytest.fixture(autouse=True)
def _issued(cluster: WatchedCluster) -> None:
    for ticket in ("T", "T1", "other"):
        cluster.tickets.issue(ticket)
