"""Storefront queries over HTTP; the tickets of an answer are remembered before it is sent."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from elevate_tag.sandbox.cluster import cors, parameters, queries
from elevate_tag.sandbox.cluster.history import history
from elevate_tag.sandbox.cluster.refusal import Refused
from elevate_tag.sandbox.cluster.routes.failing import fault_of_query
from elevate_tag.sandbox.cluster.routes.reading import header, preflight, raw_query, read_body
from elevate_tag.sandbox.cluster.settings import ClusterSettings

NOT_KEPT = {"Cache-Control": "no-store"}
"""A cached answer would bring back the tickets of another visit, which the vendor warns of."""


async def query(request: Request) -> Response:
    """`GET` or `POST /api/storefront/v3/queries/{page}`: the answer, or `{"message": …}`."""
    settings: ClusterSettings = request.app.state.settings
    state = request.app.state
    headers = dict(NOT_KEPT)
    try:
        headers |= cors.headers(header(request, "Origin"), settings.parsed_origin_hosts)
        if request.method == "OPTIONS":
            methods = queries.page_of(request.path_params["page"]).methods
            return Response(status_code=204, headers=headers | preflight(request, methods))
        if failed := await fault_of_query(request, headers):
            return failed
        reply = queries.reply(
            await _read(request),
            markets=settings.markets,
            catalogue=state.catalogue,
            content=state.content,
            history_of=lambda key: history(state.database, key),
        )
    except Refused as refused:
        # The vendor's client reads an error's `message` from JSON.
        told = {"message": refused.reason}
        return JSONResponse(told, refused.status, headers | dict(refused.headers))
    state.tickets.remember(reply.issued)
    state.searches.remember(
        parameters.glimpse(raw_query(request)).get("customerKey", ""), reply.searched
    )
    return JSONResponse(reply.answer, headers=headers)


async def _read(request: Request) -> queries.Query:
    return queries.Query(
        page=request.path_params["page"],
        method=request.method,
        query=raw_query(request),
        content_type=header(request, "Content-Type"),
        referer=header(request, "Referer"),
        body=await read_body(request),
    )
