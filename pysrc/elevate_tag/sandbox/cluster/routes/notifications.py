"""Notifications over HTTP: reads the request, asks the rules, writes the ledger, answers.

Or meets a fault on the way, where one is set.
"""

import json
from dataclasses import replace

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from elevate_tag.sandbox.cluster import rules
from elevate_tag.sandbox.cluster.arrival import Arrival
from elevate_tag.sandbox.cluster.faults import Faults
from elevate_tag.sandbox.cluster.notification import glimpse
from elevate_tag.sandbox.cluster.routes.reading import header, raw_query, read_body
from elevate_tag.sandbox.cluster.settings import ClusterSettings
from elevate_tag.sandbox.connection import BrokenOff

NO_CONTENT = 204
FORGET = "remove-recent-searches"


async def notify(request: Request) -> Response:
    """`POST /api/{version}/notifications/{kind}`: 204, or what is wrong as plain text."""
    faults: Faults = request.app.state.faults
    fault = faults.next()
    if fault.reset == "before":
        await faults.wait(fault)
        return BrokenOff()
    came = await _read(request)
    verdict = rules.judge(came, known(request))
    if fault.status and verdict.status == NO_CONTENT:
        verdict = replace(
            verdict,
            status=fault.status,
            reason="a fault, as asked for",
            headers={**verdict.headers, **_asking_for(fault.retry_after)},
            about=None,  # else a payment's lines would count as taken
        )
    arrival = request.app.state.ledger.record(_arrival(came, verdict))
    if arrival.taken and arrival.kind == FORGET:
        request.app.state.searches.forget(arrival.customer_key, arrival.body)
    await faults.wait(fault)
    if fault.reset:
        return BrokenOff()
    if verdict.status == NO_CONTENT:
        return Response(status_code=NO_CONTENT, headers=verdict.headers)
    return PlainTextResponse(verdict.reason, verdict.status, headers=verdict.headers)


def known(request: Request) -> rules.Known:
    """What this cluster knows to judge a request by."""
    settings: ClusterSettings = request.app.state.settings
    return rules.Known(
        markets=settings.markets,
        origin_hosts=settings.parsed_origin_hosts,
        client_payments=settings.client_payments,
        api_key=settings.api_key,
        private_key=settings.private_key,
        catalogue=request.app.state.catalogue,
        find=request.app.state.tickets.find,
    )


def _asking_for(retry_after: int) -> dict[str, str]:
    """A page of another origin may read the header only where the answer says so."""
    if not retry_after:
        return {}
    return {"Retry-After": str(retry_after), "Access-Control-Expose-Headers": "Retry-After"}


async def _read(request: Request) -> rules.Request:
    return rules.Request(
        kind=request.path_params["kind"],
        version=request.path_params["version"],
        method=request.method,
        query=raw_query(request),
        origin=header(request, "Origin"),
        content_type=header(request, "Content-Type"),
        api_key=header(request, "Api-Key"),
        body=await read_body(request),
        asked_method=header(request, "Access-Control-Request-Method"),
        asked_headers=header(request, "Access-Control-Request-Headers"),
    )


def _arrival(came: rules.Request, verdict: rules.Verdict) -> Arrival:
    seen = glimpse.seen(came)
    about = verdict.about or rules.About()
    return Arrival(
        api=seen.api,
        method=came.method,
        kind=came.kind,
        status=verdict.status,
        reason=verdict.reason,
        market=seen.market,
        customer_key=seen.customer_key,
        session_key=seen.session_key,
        ticket=seen.ticket,
        id=seen.id,
        origin=came.origin,
        content_type=came.content_type,
        query=came.query,
        body=came.body,
        product_key=about.product_key,
        variant_key=about.variant_key,
        payment_lines=json.dumps(about.lines) if about.lines and not about.ignored else "",
    )
