"""What a click on a marked element means: which notification, with which ticket."""

from typing import Any

from elevate_tag.browser.runtime import attribute

TICKET = "data-elevate-ticket"
ADD_TO_CART = "data-elevate-add-to-cart"


class Act:
    """A kind of notification (the vendor's path segment) and its ticket, ``""`` for none."""

    def __init__(self, kind: str, ticket: str) -> None:
        self.kind = kind
        self.ticket = ticket


def act_in(path: list[Any]) -> Act | None:
    """The act that the innermost marked element asks for; ``None`` outside any mark.

    ``path`` is the event's composed path, innermost first, through shadow roots. An add-to-cart
    without a ticket of its own takes the one of the nearest ticketed element, itself included.
    """
    adding = False
    for element in path:
        if not adding:
            ticket = attribute(element, ADD_TO_CART)
            if ticket is not None:
                if ticket != "":
                    return Act("add-to-cart", ticket)
                adding = True
        ticket = attribute(element, TICKET)
        if ticket is not None:
            return Act("add-to-cart" if adding else "click", ticket)
    return Act("add-to-cart", "") if adding else None
