"""Fixtures of the tests of hooks, by which a shop's own code has a say.

The same cases in both languages: JavaScript beside the compiled bundle, Python in the others. What
a hook is called with it prints, so that the console tells.
"""

import pytest

from tests.e2e.harness.watched_cluster import WatchedCluster


@pytest.fixture(autouse=True)
def _issued(cluster: WatchedCluster) -> None:
    for ticket in ("T", "other", "T+", "T12"):
        cluster.tickets.issue(ticket)
