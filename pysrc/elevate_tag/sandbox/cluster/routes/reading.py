"""What the routes read from a request, or answer it, alike."""

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response

from elevate_tag.sandbox.cluster import body, cors

ANY_METHOD = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
"""For routes whose rules answer a wrong method themselves."""


def header(request: Request, name: str) -> str:
    """The header's value, or ""."""
    return request.headers.get(name, "")


def raw_query(request: Request) -> str:
    """The query string as it came, still encoded."""
    raw: bytes = request.scope["query_string"]
    return raw.decode("latin-1")


def preflight(request: Request, methods: Sequence[str]) -> dict[str, str]:
    """The headers of the answer to an OPTIONS for a path that has these methods."""
    return cors.preflight(
        header(request, "Access-Control-Request-Method"),
        header(request, "Access-Control-Request-Headers"),
        methods=methods,
    )


async def read_body(request: Request, most: int = body.MAX_BYTES) -> bytes:
    """The body, or its start when it is too long: one byte more than allowed says enough.

    Reads to the end all the same, since a client still sending would not hear the answer.
    """
    kept = bytearray()
    async for chunk in request.stream():
        kept += chunk[: most + 1 - len(kept)]
    return bytes(kept)


async def left(_request: Request, _error: Exception) -> Response:
    """For a client that left in the middle of its body: nobody is there to hear an answer."""
    return Response(status_code=400)
