"""Fixtures of the tests of clicks.

To show that nothing else was sent, each test ends with a click on `OTHER` and expects only that.
"""

import pytest

from tests.e2e.harness.watched_cluster import WatchedCluster


@pytest.fixture(autouse=True)
def _issued(cluster: WatchedCluster) -> None:
    for ticket in ("T", "outer", "other"):
        cluster.tickets.issue(ticket)
