"""Panels of Elevate 3 over HTTP; the tickets of an answer are remembered before it is sent."""

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from elevate_tag.sandbox.cluster import cors, panel_queries, panels
from elevate_tag.sandbox.cluster.answer import Tray
from elevate_tag.sandbox.cluster.history import history
from elevate_tag.sandbox.cluster.notification.request import Known
from elevate_tag.sandbox.cluster.panel_products import Question
from elevate_tag.sandbox.cluster.panel_queries import Asked
from elevate_tag.sandbox.cluster.refusal import Refused
from elevate_tag.sandbox.cluster.routes.failing import fault_of_query
from elevate_tag.sandbox.cluster.routes.notifications import known
from elevate_tag.sandbox.cluster.routes.queries import NOT_KEPT
from elevate_tag.sandbox.cluster.routes.reading import ANY_METHOD, header, preflight, raw_query

METHODS = ("GET",)


def routes() -> list[BaseRoute]:
    """`/api/v2/panels/…` and `/api/v1/panels/…`."""
    return [
        Route("/api/v2/panels/{path:path}", _endpoint(panel_queries.read_v2), methods=ANY_METHOD),
        Route("/api/v1/panels/{path:path}", _endpoint(panel_queries.read_v1), methods=ANY_METHOD),
    ]


def _endpoint(
    read: Callable[[str, Known], Asked],
) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        state = request.app.state
        headers = dict(NOT_KEPT)
        try:
            headers |= cors.headers(header(request, "Origin"), state.settings.parsed_origin_hosts)
            if request.method == "OPTIONS":
                return Response(status_code=204, headers=headers | preflight(request, METHODS))
            if failed := await fault_of_query(request, headers):
                return failed
            cors.check_method(request.method, METHODS)
            asked = read(raw_query(request), known(request))
            past = history(state.database, asked.customer_key)
            question = Question(asked.arguments, state.catalogue, past, Tray("/panels"))
            answer = panels.answer(request.path_params["path"], question)
        except Refused as refused:
            told = {"message": refused.reason}
            return JSONResponse(told, refused.status, headers | dict(refused.headers))
        state.tickets.remember(question.tray.issued)
        return JSONResponse(answer, headers=headers)

    return endpoint
