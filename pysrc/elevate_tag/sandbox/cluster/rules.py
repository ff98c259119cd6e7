"""Whether the cluster takes a request for a notification. Pure: values in, a verdict out.

The order of the checks is that of a server: origin, path, method, parameters, size, content type,
body, ticket. A further kind of notification is a row in `KINDS` and, if its body is new, a
function like those below it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from elevate_tag.sandbox.cluster import body, cors, parameters, visitor
from elevate_tag.sandbox.cluster.cors import check_method
from elevate_tag.sandbox.cluster.origin import OriginHost
from elevate_tag.sandbox.cluster.refusal import Refused, shown
from elevate_tag.sandbox.cluster.tickets import Issued

VERSION = "storefront/v3"
METHODS = ("POST",)

Find = Callable[[str], Issued | None]
"""Looks a ticket up; None when it was never issued."""


@dataclass(frozen=True, kw_only=True)
class Request:
    """What arrived at `/api/{version}/notifications/{kind}`; a missing header is ""."""

    kind: str
    version: str = VERSION
    method: str = "POST"
    query: str = ""
    origin: str = ""
    content_type: str = ""
    body: bytes = b""
    asked_method: str = ""  # of a preflight: Access-Control-Request-Method
    asked_headers: str = ""  # of a preflight: Access-Control-Request-Headers


@dataclass(frozen=True)
class Verdict:
    """The answer: status, the reason when refused, headers, and what the ticket stands for."""

    status: int
    reason: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    issued: Issued | None = None


def judge(
    request: Request, *, markets: Sequence[str], origin_hosts: Sequence[OriginHost], find: Find
) -> Verdict:
    """The cluster's answer to a request."""
    headers: dict[str, str] = {}
    try:
        headers = cors.headers(request.origin, origin_hosts)
        rule = _rule(request)
        if request.method == "OPTIONS":
            headers |= cors.preflight(request.asked_method, request.asked_headers, methods=METHODS)
            return Verdict(204, headers=headers)
        check_method(request.method, METHODS)
        given = parameters.read(request.query, allowed=visitor.PARAMETERS)
        visitor.check(given, markets)
        return Verdict(204, headers=headers, issued=rule(request, find))
    except Refused as refused:
        return Verdict(refused.status, refused.reason, {**headers, **refused.headers})


def _rule(request: Request) -> "Rule":
    if request.version != VERSION:
        raise Refused(404, f"no API version {shown(request.version)} here: only {VERSION}")
    if request.kind not in KINDS:
        raise Refused(404, f"no notification {shown(request.kind)}: there are {', '.join(KINDS)}")
    return KINDS[request.kind]


Rule = Callable[[Request, Find], Issued | None]
"""Judges a body: gives what the notification is about, or raises `Refused`."""


def _ticket(request: Request, find: Find) -> Issued:
    """A body `{"ticket": "…"}` with a ticket that was issued."""
    body.check_size(request.body)
    body.check_content_type(request.content_type)
    fields = body.read_object(request.body)
    for name in fields:
        if name != "ticket":
            raise Refused(400, f"unknown field {shown(name)} in the body: allowed is ticket")
    if "ticket" not in fields:
        raise Refused(400, "the body has no field ticket")
    ticket = fields["ticket"]
    if not isinstance(ticket, str):
        raise Refused(400, f"ticket is to be a text, got {shown(str(ticket))}")
    if not ticket:
        raise Refused(400, "ticket is empty")
    issued = find(ticket)
    if issued is None:
        raise Refused(400, f"ticket {shown(ticket)} was never issued by this cluster")
    return issued


def _product_ticket(request: Request, find: Find) -> Issued:
    """The same, with a ticket that stands for something one can buy."""
    issued = _ticket(request, find)
    if issued.product_key is None and issued.variant_key is None:
        raise Refused(400, f"ticket {shown(issued.ticket)} is not a product's or a variant's")
    return issued


def _phrases(request: Request, _: Find) -> None:
    """A body `{"phrases": ["…"]}`, or `{"removeAll": true}` for all of them."""
    body.check_size(request.body)
    body.check_content_type(request.content_type)
    fields = body.read_object(request.body)
    if fields == {"removeAll": True}:
        return
    phrases = fields.get("phrases")
    texts = isinstance(phrases, list) and all(isinstance(each, str) for each in phrases)
    if len(fields) != 1 or not texts or not phrases:
        raise Refused(400, 'the body is to be {"phrases": ["…"]} or {"removeAll": true}')


KINDS: Mapping[str, Rule] = {
    "click": _ticket,
    "add-to-cart": _product_ticket,
    "remove-recent-searches": _phrases,
}
