"""What happened in the page as a line of text: to keep it, to hand it over, to carry it on.

The loader writes lines, of this page's events and of the page itself, and whoever boots later reads
them (``runtime.embedded.lines``): words between single spaces, none of which can hold a space.

    click 1 0 12 345.5 1042.3 data-elevate-ticket=dA%3D%3D data-elevate-add-to-cart=&…

is the kind of event, its ``detail``, ``button``, ``x``, ``y`` and ``at`` (see ``runtime.event``),
and then, innermost first, one word for each marked element on its path: names and quoted values.
"""

from typing import Any

from elevate_tag.browser.core.marks import CHOSEN, FORM, SCOPE, TICKETS
from elevate_tag.browser.runtime import (
    attribute,
    attribute_names,
    chosen_keys,
    is_form,
    is_scope,
    matches,
    number_text,
    quote,
)
from elevate_tag.browser.runtime.event import PAGE, PRESS, Event

# Of an element's own attributes that say more of it: whether it is pressed, and the legacy markup.
SAYS_MORE = "^(aria-(disabled|pressed)=|class=[\\s\\S]*eS-)"


def line_of(event: Event) -> str:
    """One event; of the elements only what acts are made of goes in, and of presses none."""
    line = event.kind
    for number in [event.detail, event.button, event.x, event.y, event.at]:
        # A page's own event has anything for its detail: an object, or a text with spaces.
        line = line + " " + quote(number_text(number))
    if not matches(PRESS, event.kind):
        for element in event.path:
            line = line + marks_of(element, "data-elevate-")
    return line


def page_line_of(script: Any) -> str:
    """The page that the following lines happened in; its one element is the script tag."""
    return PAGE + " 0 0 0 0 0" + marks_of(script, "data-")


def marks_of(element: Any, prefix: str) -> str:
    """An element's attributes whose names begin like this, and what else says of it.

    ``""`` when it has none.
    """
    marks = ""
    for name in attribute_names(element):
        value = attribute(element, name)
        text: str = "" if value is None else value
        if name.startswith(prefix) or matches(SAYS_MORE, name + "=" + text):
            marks = marks + "&" + name + "=" + quote(text)
        if name == TICKETS:
            marks = marks + "&" + CHOSEN + "=" + quote(joined(chosen_keys(element)))
    if marks == "":
        return ""
    if is_form(element):
        marks = marks + "&" + FORM + "="
    if is_scope(element):
        marks = marks + "&" + SCOPE + "="
    return " " + marks[1:]


def joined(keys: list[str]) -> str:
    """A line for each."""
    lines = ""
    for key in keys:
        lines = lines + "\n" + key
    return lines[1:]
