"""Runs a relay until Ctrl-C or SIGTERM."""

from collections.abc import Callable

import uvicorn
from starlette.types import ASGIApp

from elevate_tag.listening import listen, origin
from elevate_tag.stopping import when_told

REQUESTS_END_WITHIN = 10
"""Seconds for requests under way: a client may stop in the middle of one, and never go on."""


def serve(app: ASGIApp, *, host: str, port: int, started: Callable[[str], object]) -> None:
    """Serves on `host` and `port` (0: any free one); calls `started` with the URL.

    That is once the port is this process's: whoever connects from then on is answered. Raises
    `OSError` or `OverflowError` for an address that cannot be had. Requests under way have
    `REQUESTS_END_WITHIN` seconds to come to their end; then the worker is stopped, see
    `Background`.
    """
    with listen(host, port) as listening:
        started(origin(host, listening.getsockname()[1]))
        config = uvicorn.Config(
            app,
            access_log=False,
            log_level="warning",
            server_header=False,
            timeout_graceful_shutdown=REQUESTS_END_WITHIN,
        )
        server = uvicorn.Server(config)
        # uvicorn passes signals on when it is done, to here.
        with when_told(lambda: setattr(server, "should_exit", True)):
            server.run(sockets=[listening])
