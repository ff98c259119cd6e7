"""What the relay answers when it does not do as asked.

Problem
├── 401  no secret, or another
├── 404  no such payment
├── 413  the body is over `body.MAX_BYTES`
├── 415  not JSON by its Content-Type
├── 422  not a payment: `field` says where
└── 503  the outbox cannot be reached: to be sent again
"""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import JSONResponse, Response


class Problem(Exception):  # noqa: N818 (an answer, not a fault of ours)
    """One such answer: `{"error": "…"}`, for 422 with `"field": "lines[2].quantity"`."""

    def __init__(
        self, status: int, error: str, *, field: str = "", headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(error)
        self.status = status
        self.error = error
        self.field = field
        self.headers = headers or {}

    def response(self) -> Response:
        """As HTTP."""
        said = {"error": self.error} | ({"field": self.field} if self.field else {})
        in_utf8 = {name: _without_surrogates(text) for name, text in said.items()}
        return JSONResponse(in_utf8, self.status, self.headers)


def _without_surrogates(text: str) -> str:
    # Half a character, as "\ud800" in the JSON that came and is repeated, has no UTF-8.
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def answered(_: Request, problem: Exception) -> Response:
    """For Starlette's `exception_handlers`."""
    assert isinstance(problem, Problem)  # noqa: S101 (it is registered for nothing else)
    return problem.response()
