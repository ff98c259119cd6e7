"""Payments over HTTP: server to server, with the Api-Key, so without any CORS header.

A fault that is set is met here as on the other notifications.
"""

import json

from starlette.requests import Request
from starlette.responses import Response

from elevate_tag.sandbox.cluster import parameters, payment
from elevate_tag.sandbox.cluster.arrival import Arrival
from elevate_tag.sandbox.cluster.catalogue import Catalogue
from elevate_tag.sandbox.cluster.faults import Faults
from elevate_tag.sandbox.cluster.payment import Verdict
from elevate_tag.sandbox.cluster.routes.reading import header, raw_query, read_body
from elevate_tag.sandbox.cluster.settings import ClusterSettings
from elevate_tag.sandbox.connection import BrokenOff


async def pay(request: Request) -> Response:
    """`POST /api/admin/v4/notifications/payment`: 204, or what is wrong as `{"message": …}`."""
    faults: Faults = request.app.state.faults
    fault = faults.next()
    if fault.reset == "before":
        await faults.wait(fault)
        return BrokenOff()
    settings: ClusterSettings = request.app.state.settings
    catalogue: Catalogue = request.app.state.catalogue
    came = await _read(request)
    verdict = payment.judge(
        came,
        right_key=settings.api_key,
        markets=settings.markets,
        product_of=catalogue.product_of,
    )
    if fault.status and verdict.taken:
        later = {"Retry-After": str(fault.retry_after)} if fault.retry_after else {}
        verdict = Verdict(fault.status, "a fault, as asked for", later)
    request.app.state.ledger.record(_arrival(came, verdict, header(request, "Origin")))
    await faults.wait(fault)
    return BrokenOff() if fault.reset else _answer(verdict)


async def _read(request: Request) -> payment.Request:
    return payment.Request(
        method=request.method,
        query=raw_query(request),
        api_key=header(request, "Api-Key"),
        content_type=header(request, "Content-Type"),
        body=await read_body(request, payment.MAX_BYTES),
    )


def _answer(verdict: Verdict) -> Response:
    if verdict.status == 204:
        return Response(status_code=204)
    said: dict[str, object] = {"message": verdict.reason}
    if verdict.incorrect:
        said["incorrectVariantKeys"] = verdict.incorrect
    # Escaped, since a key may hold a lone surrogate, which is no UTF-8.
    return Response(json.dumps(said), verdict.status, verdict.headers, "application/json")


def _arrival(came: payment.Request, verdict: Verdict, origin: str) -> Arrival:
    """What the ledger keeps; never the Api-Key."""
    seen = parameters.glimpse(came.query)
    lines = [line.as_json() for line in verdict.taken]
    return Arrival(
        api="admin/v4",
        method=came.method,
        kind="payment",
        status=verdict.status,
        reason=verdict.reason,
        market=seen.get("market", ""),
        customer_key=seen.get("customerKey", ""),
        session_key=seen.get("sessionKey", ""),
        origin=origin,
        content_type=came.content_type,
        query=came.query,
        body=came.body,
        payment_lines=json.dumps(lines) if lines else "",
    )
