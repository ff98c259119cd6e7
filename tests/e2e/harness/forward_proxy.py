"""An HTTP proxy that knows `shop.test` and `cluster.test`, for pages in no secure context.

A browser treats http://127.0.0.1 and *.localhost as secure. Under a plain name it does not, and no
`/etc/hosts` is needed when the browser asks a proxy. Both servers get such a name: Chromium would
keep a page that came from beyond from speaking to a loopback address.
"""

from collections.abc import Mapping
from urllib.parse import urlsplit

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

INSECURE_HOST = "shop.test"
"""The shop, under a name that is no secure context."""

CLUSTER_HOST = "cluster.test"
"""The cluster, likewise."""


class ForwardProxy:
    """Hands each request to the application of the host it names."""

    def __init__(self, hosts: Mapping[str, ASGIApp]) -> None:
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request, as ASGI has it; its path is a whole URL, as proxies get it."""
        target = urlsplit(scope["path"])
        app = self._hosts.get(target.hostname or "")
        if app is None:
            # Firefox asks after its maker's hosts; nothing but our own names leads anywhere.
            await PlainTextResponse("not known here", 502)(scope, receive, send)
            return
        path = target.path or "/"
        await app({**scope, "path": path, "raw_path": path.encode()}, receive, send)
