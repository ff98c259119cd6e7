"""A notification on its way to the cluster, as a shop's hooks see it."""

from elevate_tag.browser.runtime import plain_text


class Notification:
    """What is about to be sent, and what became of it.

    ``kind`` is the notification's name in every version (``core.api``): ``click``, ``add-to-cart``.
    It is about a ``ticket``, or about a ``product`` or ``variant`` by its key, or about ``values``:
    a JSON list, or ``*`` for all there are; ``""`` for what it is not about. A hook may change
    these and ``market``. ``status`` is the HTTP status of the cluster's answer, 0 for none, and
    ``reason`` says in words what happened; both are empty until then.

    The names are a shop's too, in Python and in JavaScript: the build does not shorten them.
    """

    def __init__(self, kind: str, ticket: str, product: str, variant: str, values: str) -> None:
        self.kind = kind
        self.ticket = ticket
        self.product = product
        self.variant = variant
        self.values = values
        self.market = ""
        self.status = 0
        self.reason = ""

    def aim(self, market: str) -> None:
        """In this market."""
        self.market = market

    def settle(self, status: int, reason: str) -> None:
        """Note what became of it."""
        self.status = status
        self.reason = reason

    def tidy(self) -> None:
        """Of what it is about, and where, only texts stay; and no reason, which is the tag's."""
        self.kind = plain_text(self.kind)
        self.ticket = plain_text(self.ticket)
        self.product = plain_text(self.product)
        self.variant = plain_text(self.variant)
        self.values = plain_text(self.values)
        self.market = plain_text(self.market)
        self.reason = ""

    def says(self) -> str:
        """What it is and what it is about, in a line for the integrator."""
        line = self.kind
        for about in [self.ticket, self.product, self.variant, self.values]:
            if about != "":
                line = line + " " + about
        return line
