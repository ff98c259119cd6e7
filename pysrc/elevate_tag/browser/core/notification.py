"""A notification on its way to the cluster, as a shop's hooks see it."""


class Notification:
    """What is about to be sent, and what became of it.

    ``kind`` is the vendor's path segment (``click``, ``add-to-cart``). A hook may change ``ticket``
    and ``market``. ``status`` is the HTTP status of the cluster's answer, 0 for none, and
    ``reason`` says in words what happened; both are empty until then.

    The names are a shop's too, in Python and in JavaScript: the build does not shorten them.
    """

    def __init__(self, kind: str, ticket: str, market: str) -> None:
        self.kind = kind
        self.ticket = ticket
        self.market = market
        self.status = 0
        self.reason = ""

    def settle(self, status: int, reason: str) -> None:
        """Note what became of it."""
        self.status = status
        self.reason = reason
