"""The origin host setting: which web pages may talk to the cluster.

An entry is what the vendor calls an origin host: protocol, (sub)domain and port, as in
`https://shop.example`, `http://127.0.0.1:8800` or `https://*.shop.example`. `*.` stands for one
or more subdomains and not for the domain itself: whoever wants both lists both. A port left out
is the protocol's own. No entry at all allows every origin, which is the vendor's default.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

_ORIGIN = re.compile(
    r"(?P<scheme>https?)://"
    r"(?P<subdomains>\*\.)?"
    r"(?P<host>[a-z0-9_-]+(?:\.[a-z0-9_-]+)*|\[[0-9a-f:.]+\])"
    r"(?::(?P<port>[0-9]{1,5}))?",
    re.IGNORECASE,
)

_DEFAULT_PORTS = {"http": 80, "https": 443}


class OriginHostError(ValueError):
    """An entry of the origin host setting that cannot be read."""


@dataclass(frozen=True)
class OriginHost:
    """One entry of the setting; `host` in lower case, `subdomains` when it began with `*.`."""

    scheme: str
    host: str
    port: int
    subdomains: bool

    @classmethod
    def parse(cls, text: str) -> Self:
        """Reads one entry, or says what is wrong with it."""
        match = _ORIGIN.fullmatch(text)
        if match is None:
            raise OriginHostError(
                f"origin host {text!r} is not protocol, domain and port: write it like "
                "https://shop.example, https://*.shop.example or http://127.0.0.1:8800"
            )
        scheme = match["scheme"].lower()
        port = int(match["port"] or _DEFAULT_PORTS[scheme])
        return cls(scheme, match["host"].lower(), port, bool(match["subdomains"]))

    def allows(self, origin: "OriginHost") -> bool:
        """Whether `origin`, parsed from a request, is one that this entry means."""
        same_way_in = (self.scheme, self.port) == (origin.scheme, origin.port)
        if self.subdomains:
            return same_way_in and origin.host.endswith("." + self.host)
        return same_way_in and origin.host == self.host


def allowed(origin: str, hosts: Sequence[OriginHost]) -> bool:
    """Whether a page of this origin may send; a request without `Origin` is no page's."""
    if not hosts or not origin:
        return True
    try:
        sent = OriginHost.parse(origin)
    except OriginHostError:  # "null", an extension's, or not an origin at all
        return False
    return not sent.subdomains and any(host.allows(sent) for host in hosts)
