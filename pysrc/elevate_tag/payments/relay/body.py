"""Reads a request's body as far as the relay takes it."""

from starlette.requests import Request

from elevate_tag.payments.relay.problem import Problem

MAX_BYTES = 1024 * 1024
"""An order of 10,000 lines. What is longer is no order."""

READ_ON = 16 * MAX_BYTES
"""Of a body that is too long so much is read all the same, and thrown away: a client that is still
sending does not hear the answer. Whoever sends more is cut off."""


async def read(request: Request) -> bytes:
    """The JSON that came; raises `Problem` of 415 or 413. Its length is counted, never believed."""
    _check_type(request)
    kept, length = bytearray(), 0
    async for chunk in request.stream():
        length += len(chunk)
        if length <= MAX_BYTES:
            kept += chunk
        elif length > READ_ON:
            break
    if length > MAX_BYTES:
        raise Problem(413, f"the body is over {MAX_BYTES} bytes: allowed is one order")
    return bytes(kept)


def _check_type(request: Request) -> None:
    given = request.headers.get("Content-Type", "")
    name, _, options = given.lower().partition(";")
    charset = options.strip().removeprefix("charset=").strip('"')
    if name.strip() != "application/json" or charset not in ("", "utf-8"):
        raise Problem(415, f"Content-Type is {given[:80]!r}: allowed is application/json, in UTF-8")
    encoding = request.headers.get("Content-Encoding", "identity")
    if encoding != "identity":
        raise Problem(415, f"Content-Encoding is {encoding[:80]!r}: send the JSON as it is")
