"""Control of the sandbox itself, for this machine only; the vendor's cluster has no such thing."""

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from elevate_tag.sandbox.cluster import body, control
from elevate_tag.sandbox.cluster.database import storable
from elevate_tag.sandbox.cluster.faults import Fault, FaultError, Faults
from elevate_tag.sandbox.cluster.refusal import Refused
from elevate_tag.sandbox.cluster.routes.reading import header, read_body
from elevate_tag.sandbox.cluster.settings import ClusterSettings

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
    settings: ClusterSettings = request.app.state.settings
    return control.refusal(
        client=_address(request.scope.get("client")),
        server=_address(request.scope.get("server")),
        host=header(request, "Host"),
        origin=request.headers.get("Origin"),
        served_on=settings.host,
    )


def _address(end: tuple[str, int | None] | None) -> str:
    """Of one end of a connection, as ASGI has it; "" where it has none."""
    return end[0] if end else ""
