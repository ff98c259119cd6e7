"""The one error of the rules: a request that the cluster does not take."""

from collections.abc import Mapping


class Refused(Exception):  # noqa: N818 (what happened to the request, not a fault of ours)
    """Carries the HTTP status and, for people, what is wrong, what came and what is allowed."""

    def __init__(self, status: int, reason: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason
        self.headers = headers or {}


def shown(text: str) -> str:
    """`text` in quotes for a message, shortened: a ticket may be 60 kB long."""
    return repr(text) if len(text) <= 80 else f"{text[:80]!r}… ({len(text)} characters)"
