"""Whether the cluster takes a request for a notification. Pure: values in, a verdict out.

The order of the checks is that of a server: origin, path, method, parameters, size, content type,
body, ticket. Which notifications there are, and with which bodies, is `notification/table.py`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from elevate_tag.sandbox.cluster import body, cors, parameters
from elevate_tag.sandbox.cluster.cors import check_method
from elevate_tag.sandbox.cluster.notification import apis, envelope
from elevate_tag.sandbox.cluster.notification.request import About, Case, Known, Request
from elevate_tag.sandbox.cluster.notification.table import Row, row_of
from elevate_tag.sandbox.cluster.refusal import Refused

__all__ = ["About", "Known", "Request", "Verdict", "judge"]

METHODS = ("POST",)


@dataclass(frozen=True)
class Verdict:
    """The answer: status, the reason when refused or ignored, headers, what it is about."""

    status: int
    reason: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    about: About | None = None


def judge(request: Request, known: Known) -> Verdict:
    """The cluster's answer to a request."""
    headers: dict[str, str] = {}
    try:
        headers = cors.headers(request.origin, known.origin_hosts)
        row = row_of(apis.api_of(request.version, request.query), request.kind)
        if request.method == "OPTIONS":
            headers |= cors.preflight(request.asked_method, request.asked_headers, methods=METHODS)
            return Verdict(204, headers=headers)
        check_method(request.method, METHODS)
        given = parameters.read(request.query, allowed=row.api.parameters | row.parameters)
        row.api.check_sender(given, known.markets)
        about = _about(row, Case(request=request, known=known, parameters=given))
    except Refused as refused:
        return Verdict(refused.status, refused.reason, {**headers, **refused.headers})
    return Verdict(204, about.ignored, headers, about)


def _about(row: Row, case: Case) -> About:
    """What the body says; refuses one that is not the row's."""
    body.check_size(case.request.body)
    if row.rule is None:
        if case.request.body:
            raise Refused(400, f"{row.kind} has no body, got {len(case.request.body)} bytes")
        return About()
    body.check_content_type(case.request.content_type, row.api.media_types)
    fields: Mapping[str, object] = body.read_object(case.request.body)
    if row.api is apis.ELEVATE_3_V1:
        fields = envelope.opened(fields, case.known, with_id=row.with_id)
    return row.rule(fields, case)
