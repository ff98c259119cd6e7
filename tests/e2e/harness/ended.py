"""The ends of sessions that the cluster took."""

from elevate_tag.sandbox.cluster.arrival import Arrival
from tests.e2e.harness.watched_cluster import ARRIVES_WITHIN, WatchedCluster


def ended(cluster: WatchedCluster) -> Arrival:
    """The first `end` that was taken, there or still to come."""

    def comes(_: Arrival) -> bool:
        return bool(ends(cluster))

    cluster.ledger.wait_for(comes, ARRIVES_WITHIN)
    return ends(cluster)[0]


def ends(cluster: WatchedCluster) -> list[Arrival]:
    """The taken ones so far."""
    return [each for each in cluster.ledger.arrivals() if each.kind == "end" and each.taken]
