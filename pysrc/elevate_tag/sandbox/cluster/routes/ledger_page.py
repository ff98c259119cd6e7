"""The ledger page, its files, and the stream that fills it."""

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from sse_starlette import EventSourceResponse
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from elevate_tag import paths
from elevate_tag.sandbox.cluster import live
from elevate_tag.sandbox.cluster.notification.apis import STOREFRONT
from elevate_tag.sandbox.cluster.settings import ClusterSettings

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-cache",
}

_templates = Environment(
    loader=FileSystemLoader(paths.TEMPLATES), autoescape=True, undefined=StrictUndefined
)


def routes() -> list[BaseRoute]:
    """`/ledger`, `/ledger/stream` and `/ledger/assets/…`."""
    return [
        Route("/ledger", _page),
        Route("/ledger/stream", _stream),
        Mount("/ledger/assets", StaticFiles(directory=paths.WEB / "ledger")),
    ]


async def _page(request: Request) -> Response:
    settings: ClusterSettings = request.app.state.settings
    html = _templates.get_template("ledger.html.j2").render(
        markets=settings.markets,
        origin_hosts=settings.origin_hosts,
        endpoint=f"{str(request.base_url).rstrip('/')}/api/{STOREFRONT.path}/notifications/",
    )
    return HTMLResponse(html, headers=HEADERS)


async def _stream(request: Request) -> Response:
    last_id = request.headers.get("Last-Event-ID", "")
    return EventSourceResponse(live.events(request.app.state.ledger, last_id))
