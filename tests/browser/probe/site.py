"""Serves a page for each runtime, which boots the probe there."""

import mimetypes
from collections.abc import Mapping

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from elevate_tag.build.bundle import NAME
from tests.browser.probe.bundles import HERE, boot_file

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{runtime}</title>
<script src="/page.js"></script><script src="/{tag}"></script>
<script>const up = {boot}, ask = {ask};</script></head><body></body></html>"""


def probe_site(files: Mapping[str, bytes]) -> Starlette:
    """The files, and the pages under their runtimes' names."""
    served = {**files, "page.js": (HERE / "page.js").read_bytes()}

    async def file(request: Request) -> Response:
        name = request.path_params["name"]
        if name not in served:
            return Response(status_code=204 if name == "favicon.ico" else 404)
        return Response(served[name], media_type=mimetypes.guess_type(name)[0])

    async def page(request: Request) -> Response:
        runtime = request.path_params["runtime"]
        if runtime == "compiled":
            return HTMLResponse(PAGE.format(runtime=runtime, tag=NAME, boot=0, ask="ask_compiled"))
        boot = f'boot("/{boot_file(files, runtime)}", "{runtime}")'
        return HTMLResponse(PAGE.format(runtime=runtime, tag=NAME, boot=boot, ask="ask_embedded"))

    return Starlette(
        routes=[Route("/run/{runtime}", page), Route("/{name:path}", file)],
    )
