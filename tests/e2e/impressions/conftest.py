"""Fixtures of the tests of `data-elevate-impression`.

To show that an ad is not told of, another one is shown after it would have been due, and only that
is. What the page does of itself, it does by its own clock: a machine that is busy is slow in both.
"""

import pytest

from tests.e2e.harness.watched_cluster import WatchedCluster


@pytest.fixture(autouse=True)
def _issued(cluster: WatchedCluster) -> None:
    for ticket in ("T", "AD", "B", "C", "LAST"):
        cluster.tickets.issue(ticket)
