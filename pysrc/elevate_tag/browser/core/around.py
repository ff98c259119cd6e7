"""What the elements around an act say of it, nearest first."""

from typing import Any

from elevate_tag.browser.core.marks import PRODUCT_KEY, TICKET, TICKETS, VARIANT_KEY, Marks
from elevate_tag.browser.core.notification import Notification
from elevate_tag.browser.runtime import chosen_keys, is_object, text_field


class Keyed:
    """A product and a variant by their keys; ``""`` for one that is not named."""

    def __init__(self, product: str, variant: str) -> None:
        self.product = product
        self.variant = variant

    def is_known(self) -> bool:
        """Whether either is named."""
        return self.product != "" or self.variant != ""


def keyed_around(marks: Marks, around: list[Any]) -> Keyed:
    """What the nearest element that names a product or a variant names, or both."""
    for element in around:
        keyed = Keyed(marks.text(element, PRODUCT_KEY), marks.text(element, VARIANT_KEY))
        if keyed.is_known():
            return keyed
    return Keyed("", "")


def ticket_around(marks: Marks, around: list[Any]) -> str:
    """The nearest ticket, ``""`` for none."""
    for element in around:
        ticket = marks.of(element, TICKET)
        if ticket is not None:
            return ticket
    return ""


def add_to_cart_around(marks: Marks, around: list[Any]) -> Notification:
    """An add-to-cart with the ticket of the variant that is chosen, or else the nearest ticket.

    ``data-elevate-tickets`` has a ticket for each variant. The one that is chosen is named by the
    nearest ``data-elevate-variant-key``, or by what the shopper has selected in there.
    """
    variant = ""
    lacking = ""
    for element in around:
        if variant == "":
            variant = marks.text(element, VARIANT_KEY)
        tickets = marks.text(element, TICKETS)
        # PHP writes an array without keys as a list.
        if marks.of(element, TICKETS) is not None and tickets != "[]":
            if not is_object(tickets):
                return lacking_ticket(TICKETS + "='" + tickets + "' is no JSON object")
            chosen = chosen_keys(element)
            if variant != "":
                chosen = [variant]
            for key in chosen:
                ticket = text_field(tickets, key)
                if ticket != "":
                    return Notification("add-to-cart", ticket, "", key, "")
                lacking = lacking + ' "' + key + '"'
            lacking = TICKETS + " has no ticket for what is chosen:" + lacking
        ticket_here = marks.of(element, TICKET)
        if ticket_here is not None:
            return Notification("add-to-cart", ticket_here, "", "", "")
    return lacking_ticket(lacking)


def lacking_ticket(reason: str) -> Notification:
    """An add-to-cart that has none, and why, ``""`` for nothing to say of it."""
    found = Notification("add-to-cart", "", "", "", "")
    found.settle(0, reason)
    return found
