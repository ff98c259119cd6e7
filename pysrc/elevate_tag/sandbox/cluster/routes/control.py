"""Control of the sandbox itself, for this machine only; the vendor's cluster has no such thing."""

import ipaddress
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from elevate_tag.sandbox.cluster import body
from elevate_tag.sandbox.cluster.database import storable
from elevate_tag.sandbox.cluster.faults import Fault, FaultError, Faults
from elevate_tag.sandbox.cluster.refusal import Refused
from elevate_tag.sandbox.cluster.routes.reading import read_body

EXAMPLE = '{"status": 503, "share": 0.5}'


async def reset(request: Request) -> Response:
    """`POST /_sandbox/reset` empties the ledger, and with it what the lists learnt from clicks.

    Tickets stay known, so that shop pages which are open now keep working.
    """
    refusal = _refusal(request)
    if refusal:
        return PlainTextResponse(refusal, 403)
    request.app.state.ledger.clear()
    request.app.state.searches.clear()
    return Response(status_code=204)


async def faults(request: Request) -> Response:
    """`GET` tells which fault notifications meet, `POST` sets one, `DELETE` ends it."""
    refusal = _refusal(request)
    if refusal:
        return PlainTextResponse(refusal, 403)
    present: Faults = request.app.state.faults
    if request.method == "DELETE":
        present.end()
    if request.method == "POST":
        try:
            present.set(Fault.read(body.read_object(await read_body(request))))
        except (FaultError, Refused) as error:
            # It may name a field of the body, which may hold a lone surrogate: no UTF-8 has that.
            said = storable(f"{error}: write an object such as {EXAMPLE}")
            return PlainTextResponse(said, 400)
    return JSONResponse(present.shown())


def _refusal(request: Request) -> str:
    if not _is_loopback(request.client.host if request.client else ""):
        return "only this machine may control the sandbox"
    origin = request.headers.get("Origin")
    own = request.headers.get("Host")
    if origin is not None and not (own and _host(origin) == own):
        return "no other site's page may control the sandbox"
    return ""


def _host(origin: str) -> str:
    """The origin's host and port; "" for what is no origin, as `http://[`."""
    try:
        return urlsplit(origin).netloc
    except ValueError:
        return ""


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
