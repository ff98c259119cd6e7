"""What can be made out of a request that may be refused, for the ledger. Never fails."""

from collections.abc import Mapping
from dataclasses import dataclass

from elevate_tag.sandbox.cluster import body, parameters
from elevate_tag.sandbox.cluster.notification import apis
from elevate_tag.sandbox.cluster.notification.request import Request
from elevate_tag.sandbox.cluster.refusal import Refused


@dataclass(frozen=True)
class Seen:
    """Texts, each "" if it could not be made out; `api` is then the version as it came."""

    api: str
    market: str
    customer_key: str
    session_key: str
    ticket: str
    id: str


def seen(request: Request) -> Seen:
    """Looks where the request's API has the sender: in the query, prefixed or not, or the body."""
    fields = _fields(request.body)
    try:
        api = apis.api_of(request.version, request.query)
    except Refused:
        name, prefix, sender = request.version, "", parameters.glimpse(request.query)
    else:
        in_body = api is apis.ELEVATE_3_V1
        sender = fields if in_body else parameters.glimpse(request.query)
        name, prefix = api.name, api.prefix
    return Seen(
        name,
        sender.get(f"{prefix}market", ""),
        sender.get(f"{prefix}customerKey", ""),
        sender.get(f"{prefix}sessionKey", ""),
        fields.get("ticket", ""),
        fields.get("id", "") if name == apis.ELEVATE_3_V1.name else "",
    )


def _fields(raw: bytes) -> Mapping[str, str]:
    """The body's texts."""
    try:
        fields = body.read_object(raw)
    except Refused:
        return {}
    return {name: value for name, value in fields.items() if isinstance(value, str)}
