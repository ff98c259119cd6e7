"""What arrives at the path of a notification, and what the cluster knows to judge it by."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from elevate_tag.sandbox.cluster.catalogue import Catalogue
from elevate_tag.sandbox.cluster.origin import OriginHost
from elevate_tag.sandbox.cluster.tickets import Issued

Find = Callable[[str], Issued | None]
"""Looks a ticket up; None when it was never issued."""

Strategy = Literal["none", "limited", "all"]
"""How a cluster takes payments that a page sends: not, but for suspicious ones, or all."""


@dataclass(frozen=True, kw_only=True)
class Request:
    """What arrived at `/api/{version}/notifications/{kind}`; a missing header is ""."""

    kind: str
    version: str = "storefront/v3"
    method: str = "POST"
    query: str = ""
    origin: str = ""
    content_type: str = ""
    api_key: str = ""
    body: bytes = b""
    asked_method: str = ""  # of a preflight: Access-Control-Request-Method
    asked_headers: str = ""  # of a preflight: Access-Control-Request-Headers


@dataclass(frozen=True, kw_only=True)
class Known:
    """What the cluster knows: its settings, its catalogue, the tickets that it issued."""

    markets: Sequence[str]
    find: Find
    catalogue: Catalogue
    origin_hosts: Sequence[OriginHost] = ()
    client_payments: Strategy = "none"
    api_key: str = "sandbox-api-key"
    private_key: str = "sandbox-private-key"


Line = dict[str, Any]
"""A line of a payment, in the wire's spelling, with the product's key."""


@dataclass(frozen=True)
class About:
    """What a notification is about; `lines` are a payment's.

    `ignored` says why it does not count, though it is answered as if it did.
    """

    product_key: str | None = None
    variant_key: str | None = None
    ignored: str = ""
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Case:
    """One request under judgement: itself, its parameters, and what the cluster knows."""

    request: Request
    known: Known
    parameters: Mapping[str, str] = field(default_factory=dict)


Rule = Callable[[Mapping[str, object], Case], About]
"""Judges a body's fields: gives what the notification is about, or raises `Refused`."""
