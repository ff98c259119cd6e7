"""What can go wrong on a page, each with what the shopper is told.

ShopError
├── BadInputError            400, or 409 where the stock or a change meanwhile forbids it
├── NotFoundError            404
└── ClusterError             the answer that a page needs is missing
    ├── ClusterDownError     503: no answer, or a 5xx
    └── ClusterRefusedError  502: a 4xx: the shop asked wrongly, and the log says what
"""


class ShopError(Exception):
    """A page that cannot be shown. `heading` and the message are written for the shopper."""

    status = 500
    heading = "Something went wrong"

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class BadInputError(ShopError):
    """The shopper sent something that cannot be done; the message says what can."""

    status = 400
    heading = "That did not work"

    def __init__(self, message: str, status: int = 400) -> None:
        super().__init__(message)
        self.status = status


class NotFoundError(ShopError):
    """There is no such page or product."""

    status = 404
    heading = "We could not find that"


class ClusterError(ShopError):
    """The cluster gave no answer to show. `detail` is for the log, never for the page."""

    heading = "Our shelves are out of reach"

    def __init__(self, detail: str) -> None:
        super().__init__(
            "We cannot reach our catalogue at the moment. Your cart is safe. "
            "Please try again in a minute."
        )
        self.detail = detail


class ClusterDownError(ClusterError):
    """The cluster cannot be reached, or says it is unavailable."""

    status = 503


class ClusterRefusedError(ClusterError):
    """The cluster did not accept the shop's query."""

    status = 502
