"""A shop's web server: the pages that a test hands it, and the built tag under /elevate/.

Also what a shop may have brought itself: npm's packages under /modules/, Brython under /brython/.
"""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from elevate_tag.paths import DIST, ROOT
from elevate_tag.sandbox.gate import Gate
from tests.e2e.harness.forward_proxy import INSECURE_HOST
from tests.e2e.harness.shop_faults import ShopFaults

NOTHING = "/nothing"
"""Answers 204: whoever goes there stays where they are."""

REST = "/rest"
"""Answers 204, and lets the rest of pages follow that were `add`ed with one."""


@dataclass(frozen=True)
class _Served:
    content: str
    media_type: str
    headers: Mapping[str, str]
    rest: str
    fresh: bool


class Files(StaticFiles):
    """Files open to any origin, as a CDN's are: a sandboxed page is one."""

    def __init__(self, directory: Path, faults: ShopFaults) -> None:
        super().__init__(directory=directory, check_dir=False)
        self._faults = faults

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file, when it is let go."""
        await self._faults.let_go(scope["path"])
        if self._faults.is_lost(scope["path"]):
            return PlainTextResponse("missing", 404)
        response = await super().get_response(path, scope)
        if self._faults.is_mistyped(path):
            response.headers["content-type"] = "application/octet-stream"
        return response

    def file_response(self, *given: Any, **named: Any) -> Response:
        """The file with its header."""
        response = super().file_response(*given, **named)
        response.headers["access-control-allow-origin"] = "*"
        return response


class PageServer:
    """Serves what `add` was given, until it is closed."""

    def __init__(self) -> None:
        self._served: dict[str, _Served] = {}
        self._rest = Gate()
        self.faults = ShopFaults()
        folders = {
            "/elevate": DIST,
            "/modules": ROOT / "node_modules",
            "/brython": _folder_of("brython") / "data",
        }
        mounts = [Mount(path, Files(folder, self.faults)) for path, folder in folders.items()]
        self.app = Starlette(
            routes=[*mounts, Route("/{path:path}", self._serve, methods=["GET", "POST"])]
        )

    def add(
        self,
        path: str,
        content: str,
        *,
        media_type: str = "text/html",
        headers: Mapping[str, str] | None = None,
        rest: str = "",
        fresh: bool = False,
    ) -> None:
        """A page, or whatever the media type says, from now on at this path; see `REST`.

        A `fresh` one takes its visitor's cookies away. A script that did, and then set some, would
        find these gone for a moment: WebKit's processes tell each other late of what went.
        """
        self._served[path] = _Served(content, media_type, headers or {}, rest, fresh)

    def close(self) -> None:
        """Forgets all of it, and lets go what is held."""
        self.faults.clear()
        self._rest.open()
        self._served.clear()

    async def _serve(self, request: Request) -> Response:
        path = request.url.path
        await self.faults.let_go(path)
        if path in (NOTHING, "/favicon.ico"):  # a missing icon would be a line on the console
            return Response(status_code=204)
        if path == REST:
            self._rest.open()
            return Response(status_code=204)
        served = self._served.get(path)
        if served is None:
            known = ", ".join(self._served) or "no page at all"
            return PlainTextResponse(f"no page at {path}; there is {known}", 404)
        headers = dict(served.headers)
        if served.rest:
            parts = _in_parts(served, self._rest)
            return StreamingResponse(parts, media_type=served.media_type, headers=headers)
        response = Response(served.content, media_type=served.media_type, headers=headers)
        if served.fresh:
            for name in request.cookies:
                response.delete_cookie(name)
                response.delete_cookie(name, domain=request.url.hostname)
        return response


async def _in_parts(served: _Served, gate: Gate) -> AsyncIterator[str]:
    yield served.content
    await gate.passed()
    yield served.rest


def _folder_of(package: str) -> Path:
    spec = find_spec(package)
    assert spec
    assert spec.origin
    return Path(spec.origin).parent


class Shop:
    """The page server as a test sees it: an origin of its own under several names."""

    def __init__(self, pages: PageServer, url: str) -> None:
        self._pages = pages
        self._url = url

    @property
    def url(self) -> str:
        """Its origin: `http://127.0.0.1:40123`."""
        return self._url

    def at(self, host: str) -> str:
        """Its origin by another name, such as `shop.localhost`."""
        port = "" if host == INSECURE_HOST else f":{urlsplit(self._url).port}"
        return f"http://{host}{port}"

    def add(
        self,
        path: str,
        content: str,
        *,
        media_type: str = "text/html",
        headers: Mapping[str, str] | None = None,
        rest: str = "",
        fresh: bool = False,
    ) -> str:
        """Serves this at `path` until the test ends; gives the URL.

        What is the `rest` follows when somebody asks for `REST`; its visitor has no cookies if
        `fresh`.
        """
        self._pages.add(
            path, content, media_type=media_type, headers=headers, rest=rest, fresh=fresh
        )
        return self.url + path

    @property
    def faults(self) -> ShopFaults:
        """What goes wrong there, until the test ends."""
        return self._pages.faults
