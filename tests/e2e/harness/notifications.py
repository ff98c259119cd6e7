"""Notifications that arrived, by their names and all that their bodies say."""

import json
from typing import Any

from elevate_tag.sandbox.cluster.arrival import Arrival
from elevate_tag.sandbox.cluster.ledger import LedgerTimeout
from tests.e2e.harness.watched_cluster import ARRIVES_WITHIN, WatchedCluster


def told(arrival: Arrival) -> tuple[str, Any]:
    """A notification's name and what it says."""
    return arrival.kind, json.loads(arrival.body) if arrival.body else None


def expect(cluster: WatchedCluster, *wanted: tuple[str, Any]) -> None:
    """These were taken, and nothing else arrived. They may overtake each other on the way."""
    missing = [*wanted]

    def completes(arrival: Arrival) -> bool:
        if told(arrival) in missing:
            missing.remove(told(arrival))
        return not missing

    try:
        cluster.ledger.wait_for(completes, ARRIVES_WITHIN)
    except LedgerTimeout as error:
        raise AssertionError(f"{missing} did not arrive: {error}") from None
    arrivals = [each for each in cluster.ledger.arrivals() if each.method == "POST"]
    assert len(arrivals) == len(wanted), cluster.ledger.described()
    assert all(each.taken for each in arrivals), cluster.ledger.described()
