"""The attributes by which a page marks its elements."""

from typing import Any

from elevate_tag.browser.runtime import attribute, trim, words

TICKET = "data-elevate-ticket"
ADD_TO_CART = "data-elevate-add-to-cart"
TICKETS = "data-elevate-tickets"
FAVORITE = "data-elevate-favorite"
PRODUCT_KEY = "data-elevate-product-key"
VARIANT_KEY = "data-elevate-variant-key"
REMOVE_SEARCH = "data-elevate-remove-search"
REMOVE_VIEWED = "data-elevate-remove-viewed"
END = "data-elevate-end"

# What an element says beside its attributes, once it is known by them only: that it is a form, that
# it is a scope, and the keys of variants that are selected in it, a line each.
FORM = "data-elevate-form"
SCOPE = "data-elevate-scope"
CHOSEN = "data-elevate-chosen"


class Marks:
    """Reads marks; with ``legacy`` also those of the vendor's oldest library, which are classes.

    ``eS-click`` and ``eS-addingToCart`` say what to notify of, ``eS-t-…``, there or around, holds
    the ticket.
    """

    def __init__(self, legacy: bool) -> None:
        self.legacy = legacy

    def of(self, element: Any, name: str) -> str | None:
        """An element's mark, ``None`` when it has none of that name."""
        value = attribute(element, name)
        if value is not None or not self.legacy:
            return value
        if name == TICKET:
            return self.after(element, "eS-t-", False)
        if name == ADD_TO_CART:
            return self.after(element, "eS-addingToCart", True)
        return None

    def text(self, element: Any, name: str) -> str:
        """An element's mark, ``""`` when it has none of that name."""
        value = self.of(element, name)
        return "" if value is None else value

    def is_clickable(self, element: Any) -> bool:
        """Whether a click on it is to be notified of."""
        if attribute(element, TICKET) is not None:
            return True
        return self.legacy and self.after(element, "eS-click", True) is not None

    def after(self, element: Any, begin: str, whole: bool) -> str | None:
        """What follows ``begin`` in the element's class that begins so; nothing in a ``whole``."""
        listed = attribute(element, "class")
        if listed is not None:
            for word in words(trim(listed)):
                if word == begin or (not whole and word.startswith(begin)):
                    return word[len(begin) :]
        return None
