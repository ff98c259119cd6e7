"""The Api-Key, a server's secret: it goes into the header of that name."""

from collections.abc import Generator

import httpx

from elevate_tag.access.secret import Secret

HEADER = "Api-Key"

HIDDEN = "<Api-Key>"


class ApiKey(Secret, httpx.Auth):
    """As httpx's `auth` it puts itself into each request on its way out.

    So no client's headers hold it, which may be shown.
    """

    def __init__(self, text: str, shown: str = HIDDEN) -> None:
        super().__init__(text, shown)

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """As httpx asks for it."""
        request.headers[HEADER] = self.reveal()
        yield request


def odd_at(text: str) -> int | None:
    """Where the first character stands that no header's secret has; None if there is none.

    They have what is visible in ASCII: a line break at the end of a file is the usual mistake.
    """
    return next((at for at, each in enumerate(text) if not "!" <= each <= "~"), None)
