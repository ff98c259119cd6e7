"""What an event on marked elements means: which notification, about what.

An event's path is its composed path, innermost first, through shadow roots. The innermost element
that asks for something decides; what it does not say itself, the nearest element around it does.
"""

from typing import Any

from elevate_tag.browser.core.around import add_to_cart_around, keyed_around, ticket_around
from elevate_tag.browser.core.marks import (
    ADD_TO_CART,
    END,
    FAVORITE,
    REMOVE_SEARCH,
    REMOVE_VIEWED,
    Marks,
)
from elevate_tag.browser.core.notification import Notification
from elevate_tag.browser.core.wire import ALL
from elevate_tag.browser.runtime import attribute, is_form, is_scope, json_text


class Reader:
    """Reads acts. ``without_tickets`` is whether a product that has no ticket may be clicked."""

    def __init__(self, marks: Marks, without_tickets: bool) -> None:
        self.marks = marks
        self.without_tickets = without_tickets

    def act_in(self, path: list[Any], submitted: bool) -> Notification | None:
        """What the innermost mark asks for, ``None`` outside any; with a ``reason``, a mistake.

        A form asks when it is ``submitted``, whoever does that, and only then: a click in it is
        none on what is around it. A submitted form is the path's innermost element.
        """
        asked: Notification | None = None
        around: list[Any] = []
        for element in path:
            if asked is None:
                asked = self.asked_by(element)
                by_form = asked is not None and asked.kind != "click" and is_form(element)
                if by_form != submitted or (asked is not None and is_out_of_use(element, asked)):
                    return None
            if asked is not None:
                around.append(element)
        return None if asked is None else self.completed(asked, around)

    def asked_by(self, element: Any) -> Notification | None:
        """What an element asks for, as far as it says itself."""
        favorite = attribute(element, FAVORITE)
        if favorite is not None:
            return favorite_of(element, favorite)
        value = attribute(element, REMOVE_SEARCH)
        if value is not None:
            return Notification("remove-recent-searches", "", "", "", one_or_all(value))
        value = attribute(element, REMOVE_VIEWED)
        if value is not None:
            return Notification("remove-recently-viewed", "", "", "", one_or_all(value))
        if is_set(attribute(element, END)):
            return Notification("end", "", "", "", "")
        value = self.marks.of(element, ADD_TO_CART)
        if value is not None and is_set(value):
            # JSX makes that of an attribute without a value.
            return Notification("add-to-cart", "" if value == "true" else value, "", "", "")
        if self.marks.is_clickable(element) or self.names_product(element):
            return Notification("click", "", "", "", "")
        return None

    def names_product(self, element: Any) -> bool:
        """Whether a click on it counts, though it may have no ticket."""
        named = self.without_tickets and keyed_around(self.marks, [element]).is_known()
        return named and not is_scope(element)

    def completed(self, asked: Notification, around: list[Any]) -> Notification:
        """With what the elements around say; the first of them is the one that asks."""
        keyed = keyed_around(self.marks, around)
        if asked.kind.endswith("favorite") and asked.reason == "":
            return Notification(asked.kind, "", keyed.product, keyed.variant, "")
        if asked.ticket != "" or (asked.kind != "click" and asked.kind != "add-to-cart"):
            return asked
        if asked.kind == "add-to-cart":
            asked = add_to_cart_around(self.marks, around)
        else:
            asked = Notification("click", ticket_around(self.marks, around), "", "", "")
        if not self.without_tickets or asked.ticket != "" or asked.reason != "":
            return asked
        if keyed.is_known():
            return Notification("non-esales-" + asked.kind, "", keyed.product, keyed.variant, "")
        return asked


def is_out_of_use(element: Any, asked: Notification) -> bool:
    """Whether a button is disabled, in the way that leaves it open to clicks."""
    return asked.kind != "click" and attribute(element, "aria-disabled") == "true"


def favorite_of(element: Any, value: str) -> Notification:
    """``add``, ``remove``, or ``toggle`` by whether the element is pressed already."""
    pressed = value == "toggle" and attribute(element, "aria-pressed") == "true"
    kind = "remove-favorite" if pressed or value == "remove" else "add-favorite"
    asked = Notification(kind, "", "", "", "")
    if value != "add" and value != "remove" and value != "toggle":
        asked.settle(0, FAVORITE + '="' + value + '" is not add, remove or toggle')
    return asked


def one_or_all(value: str) -> str:
    """A mark's value as a JSON list, ``*`` for all there are; ``""`` for nothing."""
    return value if value == "" or value == ALL else "[" + json_text(value) + "]"


def is_set(value: str | None) -> bool:
    """Whether a mark stands there; JSX writes ``false`` for one that does not."""
    return value is not None and value != "false"
