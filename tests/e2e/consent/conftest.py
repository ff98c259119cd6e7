"""Fixtures of the tests of consent.

The levels are the vendor's `userContext`, and NONE. What is written is told by the page itself:
a script ahead of the tag notes each attempt, so that not even a moment goes by unseen.
"""

import pytest

from tests.e2e.harness.watched_cluster import WatchedCluster


@pytest.fixture(autouse=True)
def _issued(cluster: WatchedCluster) -> None:
    for ticket in ("T", "T2", "other"):
        cluster.tickets.issue(ticket)
