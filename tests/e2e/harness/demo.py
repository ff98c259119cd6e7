"""The demo shop as `make demo` runs it, on an origin of its own beside its cluster."""

from dataclasses import dataclass

from tests.e2e.harness.watched_cluster import WatchedCluster


@dataclass(frozen=True)
class Demo:
    """The running shop's address, and its cluster."""

    url: str
    cluster: WatchedCluster
