"""What the cluster took of all that arrived, and what it refused."""

from tests.e2e.harness.watched_cluster import ARRIVES_WITHIN, WatchedCluster


def taken(cluster: WatchedCluster) -> list[str]:
    """The tickets that were taken, in order."""
    return [each.ticket for each in cluster.ledger.arrivals() if each.taken and each.ticket]


def refused(cluster: WatchedCluster) -> int:
    """How many requests were not."""
    return sum(not arrival.taken for arrival in cluster.ledger.arrivals())


def wait_for_refusal(cluster: WatchedCluster) -> None:
    """Returns once the cluster has refused something."""
    cluster.ledger.wait_for(lambda arrival: not arrival.taken, ARRIVES_WITHIN)
