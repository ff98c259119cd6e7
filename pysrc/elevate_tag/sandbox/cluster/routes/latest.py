"""`GET /api/admin/v3/notifications/latest`: the vendor's way to verify a tag end to end.

For servers, which keep the Api-Key: no CORS header, so no web page can read it.
"""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from elevate_tag.sandbox.cluster import api_key, cors
from elevate_tag.sandbox.cluster.latest import latest
from elevate_tag.sandbox.cluster.refusal import Refused
from elevate_tag.sandbox.cluster.routes.reading import header, raw_query


async def latest_notifications(request: Request) -> Response:
    """200 with the notifications, 403 without the right Api-Key, 400 for wrong parameters."""
    try:
        cors.check_method(request.method, ("GET",))
        api_key.check(header(request, "Api-Key"), request.app.state.settings.api_key)
        answer = latest(raw_query(request), request.app.state.ledger.latest)
    except Refused as refused:
        return JSONResponse({"message": refused.reason}, refused.status, refused.headers)
    return JSONResponse(answer, headers={"Cache-Control": "no-store"})
