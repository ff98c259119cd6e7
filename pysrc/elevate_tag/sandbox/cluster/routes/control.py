"""Control of the sandbox itself, for this machine only; the vendor's cluster has no such thing."""

import ipaddress
import json
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from elevate_tag.sandbox.cluster.faults import NONE, Fault, FaultError, Faults


async def reset(request: Request) -> Response:
    """`POST /_sandbox/reset` empties the ledger, and with it what the lists learnt from clicks.

    Tickets stay known, so that shop pages which are open now keep working.
    """
    refusal = _refusal(request)
    if refusal:
        return PlainTextResponse(refusal, 403)
    request.app.state.ledger.clear()
    return Response(status_code=204)


async def faults(request: Request) -> Response:
    """`GET` tells which fault notifications meet, `POST` sets one, `DELETE` ends it."""
    refusal = _refusal(request)
    if refusal:
        return PlainTextResponse(refusal, 403)
    present: Faults = request.app.state.faults
    if request.method == "DELETE":
        present.set(NONE)
    if request.method == "POST":
        try:
            present.set(Fault.read(json.loads(await request.body())))
        except FaultError as error:
            return PlainTextResponse(str(error), 400)
        except (AttributeError, ValueError):
            return PlainTextResponse('write a JSON object, such as {"status": 503}', 400)
    return JSONResponse(present.shown())


def _refusal(request: Request) -> str:
    if not _is_loopback(request.client.host if request.client else ""):
        return "only this machine may control the sandbox"
    origin = request.headers.get("Origin")
    if origin is not None and urlsplit(origin).netloc != request.headers.get("Host"):
        return "no other site's page may control the sandbox"
    return ""


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
