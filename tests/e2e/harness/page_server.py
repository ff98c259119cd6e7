"""A shop's web server: the pages that a test hands it, and the built tag under /elevate/.

Also what a shop may have brought itself: npm's packages under /modules/, Brython under /brython/.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from elevate_tag.paths import DIST, ROOT
from elevate_tag.sandbox.serving import Serving
from tests.e2e.harness.forward_proxy import INSECURE_HOST
from tests.e2e.harness.gate import Gate

NOTHING = "/nothing"
"""Answers 204: whoever goes there stays where they are."""


@dataclass(frozen=True)
class _Served:
    content: str
    media_type: str
    headers: Mapping[str, str]


class Files(StaticFiles):
    """Files open to any origin, as a CDN's are: a sandboxed page is one."""

    def __init__(
        self,
        directory: Path,
        gates: Mapping[str, Gate],
        missing: set[str],
        mistyped: set[str],
    ) -> None:
        super().__init__(directory=directory, check_dir=False)
        self._gates = gates
        self._missing = missing
        self._mistyped = mistyped

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file, when it is let go."""
        await _let_go(self._gates, scope["path"])
        if any(scope["path"].startswith(prefix) for prefix in self._missing):
            return PlainTextResponse("missing", 404)
        response = await super().get_response(path, scope)
        if any(path.endswith(suffix) for suffix in self._mistyped):
            response.headers["content-type"] = "application/octet-stream"
        return response

    def file_response(self, *given: Any, **named: Any) -> Response:
        """The file with its header."""
        response = super().file_response(*given, **named)
        response.headers["access-control-allow-origin"] = "*"
        return response


class PageServer:
    """Serves what `add` was given; `clear` between tests."""

    def __init__(self) -> None:
        self._served: dict[str, _Served] = {}
        self._gates: dict[str, Gate] = {}
        self._missing: set[str] = set()
        self._mistyped: set[str] = set()
        folders = {
            "/elevate": DIST,
            "/modules": ROOT / "node_modules",
            "/brython": _folder_of("brython") / "data",
        }
        mounts = [
            Mount(path, Files(folder, self._gates, self._missing, self._mistyped))
            for path, folder in folders.items()
        ]
        self.app = Starlette(routes=[*mounts, Route("/{path:path}", self._serve)])

    def add(
        self,
        path: str,
        content: str,
        *,
        media_type: str = "text/html",
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """A page, or whatever the media type says, from now on at this path."""
        self._served[path] = _Served(content, media_type, headers or {})

    def hold(self, prefix: str) -> Gate:
        """Answers for no path that begins so until the gate is opened."""
        gate = self._gates[prefix] = Gate()
        return gate

    def lose(self, prefix: str) -> None:
        """No file whose path begins so is there any more."""
        self._missing.add(prefix)

    def find(self, prefix: str) -> None:
        """What was lost is there again."""
        self._missing.remove(prefix)

    def mistype(self, suffix: str) -> None:
        """Files whose path ends so are bytes of no known kind."""
        self._mistyped.add(suffix)

    def clear(self) -> None:
        """Forgets all of it, and lets go what is held."""
        for gate in self._gates.values():
            gate.open()
        self._gates.clear()
        self._missing.clear()
        self._mistyped.clear()
        self._served.clear()

    async def _serve(self, request: Request) -> Response:
        path = request.url.path
        await _let_go(self._gates, path)
        if path in (NOTHING, "/favicon.ico"):  # a missing icon would be a line on the console
            return Response(status_code=204)
        served = self._served.get(path)
        if served is None:
            known = ", ".join(self._served) or "no page at all"
            return PlainTextResponse(f"no page at {path}; there is {known}", 404)
        return Response(served.content, media_type=served.media_type, headers=dict(served.headers))


async def _let_go(gates: Mapping[str, Gate], path: str) -> None:
    for prefix, gate in list(gates.items()):
        if path.startswith(prefix):
            await gate.passed()


def _folder_of(package: str) -> Path:
    spec = find_spec(package)
    assert spec
    assert spec.origin
    return Path(spec.origin).parent


class Shop:
    """The page server as a test sees it: an origin of its own under several names."""

    def __init__(self, pages: PageServer, serving: Serving) -> None:
        self._pages = pages
        self._serving = serving

    @property
    def url(self) -> str:
        """Its origin: `http://127.0.0.1:40123`."""
        return self._serving.url

    def at(self, host: str) -> str:
        """Its origin by another name, such as `shop.localhost`."""
        port = "" if host == INSECURE_HOST else f":{self._serving.port}"
        return f"http://{host}{port}"

    def add(
        self,
        path: str,
        content: str,
        *,
        media_type: str = "text/html",
        headers: Mapping[str, str] | None = None,
    ) -> str:
        """Serves this at `path` until the test ends; gives the URL."""
        self._pages.add(path, content, media_type=media_type, headers=headers)
        return self.url + path

    def hold(self, prefix: str) -> Gate:
        """Nothing whose path begins with `prefix` is answered before the gate is opened."""
        return self._pages.hold(prefix)

    def lose(self, prefix: str) -> None:
        """Files whose path begins with `prefix` are missing: 404."""
        self._pages.lose(prefix)

    def find(self, prefix: str) -> None:
        """They are there again."""
        self._pages.find(prefix)

    def mistype(self, suffix: str) -> None:
        """Files whose path ends with `suffix` are served as `application/octet-stream`."""
        self._pages.mistype(suffix)
