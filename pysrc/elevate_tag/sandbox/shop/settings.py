"""What a shop is started with."""

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from elevate_tag import paths


@dataclass(frozen=True)
class ShopSettings:
    """The cluster a shop asks, and what it tells the tag.

    `cluster_url` is an origin such as ``http://127.0.0.1:8400``; `origin_host` and `debug` go to
    the tag as they stand (`data-origin-host`, `data-debug`). `dist` is the build's output.
    `api_key` is the cluster's, with which the shop's server tells of payments; it shows itself
    nowhere. `database` is a file for the orders; without one they end with the shop.
    """

    cluster_url: str
    market: str = "UK"
    origin_host: str = ""
    debug: bool = False
    locale: str = "en-GB"
    dist: Path = paths.DIST
    api_key: str = field(default="sandbox-api-key", repr=False)
    database: Path | None = None

    def __post_init__(self) -> None:
        parts = urlsplit(self.cluster_url)
        if parts.scheme not in ("http", "https") or not parts.netloc or parts.path.strip("/"):
            raise ValueError(
                f"cluster_url is {self.cluster_url!r}; "
                "write an origin with its scheme, as in http://127.0.0.1:8400"
            )
        if not self.api_key:
            raise ValueError("api_key is empty; write the cluster's, which tells it of payments")
        if not self.market:
            raise ValueError("market is empty; write one that the cluster knows, as in UK")

    @property
    def cluster_origin(self) -> str:
        """The cluster's origin without a trailing slash, as CSP's connect-src wants it."""
        return self.cluster_url.rstrip("/")
