"""What can be set on a sandbox cluster."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import get_args

from elevate_tag import paths
from elevate_tag.sandbox.cluster.notification.request import Strategy
from elevate_tag.sandbox.cluster.origin import OriginHost


@dataclass(frozen=True)
class ClusterSettings:
    """Checked when made: a wrong value is a `ValueError` that says which and why.

    `host` is the address or name that the cluster is served on: `control.py` asks for it.
    `origin_hosts` as `origin.py` describes them, none for any origin. `database` is a file, or
    `:memory:` for one that ends with the process. `client_payments` is the strategy for payments
    that a page sends, `private_key` what signs the tokens of Web API v1, `credentials` the user and
    the password, with a colon between, that guard the customer data there.
    """

    host: str = "127.0.0.1"
    markets: tuple[str, ...] = ("UK", "SE")
    origin_hosts: tuple[str, ...] = ()
    api_key: str = "sandbox-api-key"
    private_key: str = "sandbox-private-key"
    credentials: str = "sandbox:sandbox-password"
    client_payments: Strategy = "none"
    database: str | Path = ":memory:"
    catalogue: Path = paths.WEB / "catalogue" / "products.json"
    content: Path = paths.WEB / "catalogue" / "content.json"

    def __post_init__(self) -> None:
        if not self.markets or not all(self.markets):
            raise ValueError(f"markets must name at least one, none empty; got {self.markets!r}")
        if not self.api_key:
            raise ValueError("api_key is empty")
        if not self.private_key:
            raise ValueError("private_key is empty")
        if not all(self.credentials.partition(":")):
            raise ValueError("credentials are to be a user and a password with a colon between")
        if self.client_payments not in get_args(Strategy):
            raise ValueError(
                f"client_payments is {self.client_payments!r}: "
                f"allowed are {', '.join(get_args(Strategy))}"
            )
        _ = self.parsed_origin_hosts

    @cached_property
    def parsed_origin_hosts(self) -> tuple[OriginHost, ...]:
        """The origin hosts, read."""
        return tuple(OriginHost.parse(text) for text in self.origin_hosts)
