"""Fixtures of the tests of who shops."""

from collections.abc import Callable

import pytest

from tests.e2e.harness.calls import called
from tests.e2e.harness.page import Page
from tests.e2e.harness.watched_cluster import WatchedCluster


@pytest.fixture
def keys_now(cluster: WatchedCluster) -> Callable[[Page], tuple[str, str]]:
    """The keys of a click that a page sends now, with a ticket of its own."""

    def send(page: Page) -> tuple[str, str]:
        ticket = f"T{len(cluster.ledger.arrivals())}"
        cluster.tickets.issue(ticket)
        assert called(page, f"click('{ticket}')") == [True]
        arrival = cluster.expect("click", ticket)
        return arrival.customer_key, arrival.session_key

    return send
