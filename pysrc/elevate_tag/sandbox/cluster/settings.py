"""What can be set on a sandbox cluster."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from elevate_tag import paths
from elevate_tag.sandbox.cluster.origin import OriginHost


@dataclass(frozen=True)
class ClusterSettings:
    """Checked when made: a wrong value is a `ValueError` that says which and why.

    `origin_hosts` as `origin.py` describes them, none for any origin. `database` is a file, or
    `:memory:` for one that ends with the process.
    """

    markets: tuple[str, ...] = ("UK", "SE")
    origin_hosts: tuple[str, ...] = ()
    api_key: str = "sandbox-api-key"
    database: str | Path = ":memory:"
    catalogue: Path = paths.WEB / "catalogue" / "products.json"

    def __post_init__(self) -> None:
        if not self.markets or not all(self.markets):
            raise ValueError(f"markets must name at least one, none empty; got {self.markets!r}")
        if not self.api_key:
            raise ValueError("api_key is empty")
        _ = self.parsed_origin_hosts

    @cached_property
    def parsed_origin_hosts(self) -> tuple[OriginHost, ...]:
        """The origin hosts, read."""
        return tuple(OriginHost.parse(text) for text in self.origin_hosts)
