"""An element that a list is to fill: what it says, and what it shows."""

from typing import Any

from elevate_tag.browser.runtime import (
    announce_at,
    attribute,
    content_in,
    content_of,
    parsed,
    put,
    roots_of,
    set_attribute,
    tag_name_of,
    template_of,
)

QUERY = "data-elevate-query"
PARAMETERS = "data-elevate-parameters"
BODY = "data-elevate-body"
LIST = "data-elevate-list"
STATE = "data-elevate-state"


class Container:
    """One in the page. What it held before it was filled comes back when there is nothing."""

    def __init__(self, element: Any) -> None:
        self.element = element
        self.asked = ""
        # Another one for each filling: an answer to an older question is too late.
        self.turn = 0
        # How much it may say of who asks, as it was when it asked: see `lists.known_of`.
        self.known = 0
        # In which view of the page it asked in vain: nobody answered, not even to refuse. -1: none.
        self.lost_in = -1
        self.is_filled = False
        self.before: list[Any] = []

    def has_changed(self) -> bool:
        """Whether it asks for something else than when this was last asked."""
        asked = self.text(QUERY)
        for name in [PARAMETERS, BODY, LIST]:
            asked += "\n" + self.text(name)
        changed = asked != self.asked
        self.asked = asked
        return changed

    def name(self) -> str:
        """In a message."""
        return "<" + tag_name_of(self.element) + " " + QUERY + '="' + self.text(QUERY) + '">:'

    def begin(self) -> int:
        """The number of the filling that begins now."""
        self.turn += 1
        return self.turn

    def ask_as(self, known: int) -> None:
        """It asks, or cannot ask yet, while so much may be said of who asks."""
        self.known = known

    def lose(self, view: int) -> None:
        """It got no answer in this view of the page; -1: it may get one yet."""
        self.lost_in = view

    def was_lost_before(self, view: int) -> bool:
        """Whether it got no answer in another view of the page, so it may get one in this."""
        return self.lost_in >= 0 and self.lost_in != view

    def text(self, name: str) -> str:
        """An attribute, ``""`` for one that it lacks."""
        found = attribute(self.element, name)
        return "" if found is None else found

    def template(self) -> Any:
        """The shop's own, ``None`` without."""
        return template_of(self.element)

    def has_card(self) -> bool:
        """Whether the template holds an element to fill."""
        template = self.template()
        return template is not None and len(roots_of(content_in(template))) > 0

    def json(self, name: str) -> list[Any]:
        """What an attribute's JSON means; nothing where it is none. Without it, what is absent."""
        return [None] if self.text(name) == "" else parsed(self.text(name))

    def fill(self, nodes: list[Any]) -> None:
        """Show these."""
        template = self.template()
        if not self.is_filled:
            self.is_filled = True
            self.before = content_of(self.element, template)
        put(self.element, template, nodes)

    def restore(self) -> None:
        """Show what it held before."""
        if self.is_filled:
            self.is_filled = False
            put(self.element, self.template(), self.before)

    def give_up(self) -> None:
        """There is nothing to show, for some reason."""
        self.restore()
        self.tell("failed", 0)

    def tell(self, state: str, count: int) -> None:
        """Have the page's styles and scripts know."""
        set_attribute(self.element, STATE, state)
        announce_at(self.element, "list", state, count)
