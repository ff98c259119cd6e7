"""Serves files as a good server does: packed with brotli beforehand, and kept for ever.

It can pace what it sends like a slow line, and it counts. Folders are read when it is made, so that
a build meanwhile changes nothing.
"""

import asyncio
import mimetypes
import time
from collections.abc import AsyncIterator, Mapping
from functools import cache
from pathlib import Path

import brotli
from starlette.responses import PlainTextResponse, Response, StreamingResponse

BEST, FAST = 11, 5
TOO_LARGE = 2_000_000
"""Bytes from which a file is packed fast: at its best, brotli takes a minute for Pyodide's ten
million, and gains some 15 %."""

CHUNK = 8_192
"""Bytes that a slow line carries in one go: 40 ms of 1.6 Mbit/s."""


class Line:
    """A visitor's line to the server, which all of their requests share."""

    def __init__(self, bits_a_second: float, latency: float) -> None:
        self._bytes_a_second = bits_a_second / 8
        self._latency = latency
        self._free_at = 0.0

    async def carry(self, content: bytes) -> AsyncIterator[bytes]:
        """The content, piece by piece, each when it has come through; ``latency`` in seconds."""
        await asyncio.sleep(self._latency)
        for start in range(0, len(content), CHUNK):
            piece = content[start : start + CHUNK]
            now = time.monotonic()
            self._free_at = max(now, self._free_at) + len(piece) / self._bytes_a_second
            await asyncio.sleep(self._free_at - now)
            yield piece


class PackedFiles:
    """Folders' files by address, such as ``tag/pyscript/elevate-tag.js``.

    ``sent`` lists the bytes of each answer, without its headers.
    """

    def __init__(self, folders: Mapping[str, Path]) -> None:
        self.sent: list[int] = []
        self._files = {
            f"{name}/{path.relative_to(folder).as_posix()}": path.read_bytes()
            for name, folder in folders.items()
            for path in folder.rglob("*")
            if path.is_file()
        }

    def pack(self, start: str) -> None:
        """Packs the files whose addresses begin like this now, not while a page waits."""
        for address, content in self._files.items():
            if address.startswith(start):
                packed(content)

    def answer(self, address: str, line: Line | None = None) -> Response:
        """A file, over this line if one is given."""
        content = self._files.get(address)
        if content is None:
            return PlainTextResponse(f"no file {address}", 404)
        body = packed(content)
        self.sent.append(len(body))
        kind = "text/javascript" if address.endswith("js") else mimetypes.guess_type(address)[0]
        headers = {
            "content-type": kind or "application/octet-stream",
            "content-encoding": "br",
            "cache-control": "public, max-age=31536000, immutable",
            "content-length": str(len(body)),
        }
        if line is None:
            return Response(body, headers=headers)
        return StreamingResponse(line.carry(body), headers=headers)


@cache
def packed(content: bytes) -> bytes:
    """The content as it goes over the wire."""
    quality = FAST if len(content) >= TOO_LARGE else BEST
    return bytes(brotli.compress(content, quality=quality))
