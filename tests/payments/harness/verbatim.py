"""A server that answers each request with the same bytes, right or wrong, and says no more."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Verbatim(socketserver.ThreadingTCPServer):
    """`url` is its own; `connections` and `requests` are counted."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, answer: bytes, *, closes: bool) -> None:
        super().__init__(("127.0.0.1", 0), _Connection)
        self.answer = answer
        self.closes = closes
        self.connections = 0
        self.requests = 0
        self.url = f"http://127.0.0.1:{self.server_address[1]}"


class _Connection(socketserver.StreamRequestHandler):
    server: Verbatim

    def handle(self) -> None:
        self.server.connections += 1
        while self._request():
            self.server.requests += 1
            self.wfile.write(self.server.answer)
            if self.server.closes:
                return

    def _request(self) -> bool:
        """Reads one to its end; False if there is none."""
        length = 0
        first = line = self.rfile.readline()
        while line.strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
            line = self.rfile.readline()
        self.rfile.read(length)
        return first != b""


@contextmanager
def verbatim(*lines: str, body: bytes = b"", closes: bool = True) -> Iterator[Verbatim]:
    """Answers with these lines and this body; with `closes`, the connection ends there."""
    head = "".join(f"{line}\r\n" for line in ("HTTP/1.1 " + lines[0], *lines[1:]))
    with Verbatim(head.encode() + b"\r\n" + body, closes=closes) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
