"""Cards: the shop's template, filled once for each thing of a list."""

from collections.abc import Callable
from typing import Any

from elevate_tag.browser.core.marks import PRODUCT_KEY, TICKET
from elevate_tag.browser.extra.impressions import IMPRESSION
from elevate_tag.browser.extra.safety import is_there_or_not, may_hold
from elevate_tag.browser.extra.things import SHOWABLE, texts_in
from elevate_tag.browser.extra.wishes import ATTRIBUTE, TEXT, Wish, Wishes
from elevate_tag.browser.runtime import (
    attribute,
    copy_of,
    field_of,
    kind_of,
    marked_in,
    matches,
    nodes_of,
    plain_text_of,
    remove_attribute,
    roots_of,
    set_attribute,
    set_text,
    tag_name_of,
)

MARKED = "[" + TEXT + "],[" + ATTRIBUTE + "]"


class Cards:
    """The cards of one list, in its order.

    ``failed`` takes a mistake in the template, ``say`` what is no mistake; each comes once.
    """

    def __init__(
        self,
        template: Any,
        things: list[Any],
        failed: Callable[[str], None],
        say: Callable[[str], None],
    ) -> None:
        self.failed = failed
        self.say = say
        self.told: list[str] = []
        self.nodes: list[Any] = []
        # The fields asked for, and those that a thing had.
        self.asked: list[str] = []
        self.met: list[str] = []
        for thing in things:
            self.add(copy_of(template), thing)
        for path in self.asked:
            if not holds(self.met, path) and len(things) > 0:
                say('nothing here has a field "' + path + '"')

    def add(self, copy: Any, thing: Any) -> None:
        """One more card."""
        for element in marked_in(copy, MARKED):
            wishes = Wishes(
                tag_name_of(element), attribute(element, TEXT), attribute(element, ATTRIBUTE)
            )
            if wishes.problem != "":
                self.tell(wishes.problem)
            for wish in wishes.wishes:
                self.grant(element, wish, thing)
        ticket = own_text(thing, "ticket")
        # One impression for each product.
        sponsored = ticket if own_text(thing, "sponsored") == "true" else ""
        for root in roots_of(copy):
            mark(root, TICKET, ticket)
            mark(root, PRODUCT_KEY, own_text(thing, "key"))
            mark(root, IMPRESSION, sponsored)
            sponsored = ""
        for node in nodes_of(copy):
            self.nodes.append(node)

    def grant(self, element: Any, wish: Wish, thing: Any) -> None:
        """Fill in one field; without it, the template's own stays."""
        remember(self.asked, wish.path)
        for text in texts_in(thing, wish.path):
            remember(self.met, wish.path)
            if wish.name == "":
                set_text(element, text)
            elif text == "false" and is_there_or_not(wish.name):
                remove_attribute(element, wish.name)
            elif may_hold(tag_name_of(element), wish.name, text):
                set_attribute(element, wish.name, text)
            else:
                self.say("the field " + wish.path + " holds code, no attribute gets it: " + text)

    def tell(self, problem: str) -> None:
        """A mistake is told once, not for each card."""
        if not holds(self.told, problem):
            self.told.append(problem)
            self.failed(problem)


def holds(texts: list[str], text: str) -> bool:
    """Whether it is among them."""
    found = False
    for each in texts:
        if each == text:
            found = True
    return found


def remember(texts: list[str], text: str) -> None:
    """Have it among them, once."""
    if not holds(texts, text):
        texts.append(text)


def own_text(thing: Any, name: str) -> str:
    """A field of the thing itself; ``""`` without."""
    value = field_of(thing, name)
    return plain_text_of(value) if matches(SHOWABLE, kind_of(value)) else ""


def mark(root: Any, name: str, text: str) -> None:
    """Give a card's outermost element what the tag looks for."""
    if text != "":
        set_attribute(root, name, text)
