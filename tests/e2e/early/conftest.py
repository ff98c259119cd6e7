"""Fixtures of the tests of acts before the Python runtime.

The page server holds the runtime's files back, as a slow network does, until the test lets them go.
No page with the tag is opened only to be there: Firefox has the next one's `load` wait for what
that one began to fetch while it was being left.
"""

import pytest

from tests.e2e.early.scene import JOURNEYS
from tests.e2e.harness.watched_cluster import WatchedCluster


@pytest.fixture(autouse=True)
def _issued(cluster: WatchedCluster) -> None:
    for ticket in ("T", "other", *(f"T{number}" for number in range(JOURNEYS))):
        cluster.tickets.issue(ticket)
