"""What happened in the page as a line of text: to keep it, to hand it over, to carry it on.

The loader writes lines, of this page's events and of the page itself, and whoever boots later reads
them (``runtime.embedded.lines``): words between single spaces, none of which can hold a space.

    click 1 0 12 345.5 1042.3 data-elevate-ticket=dA%3D%3D data-elevate-add-to-cart=&…

is the kind of event, its ``detail``, ``button``, ``x``, ``y`` and ``at`` (see ``runtime.event``),
and then, innermost first, one word for each marked element on its path: names and quoted values.
"""

from typing import Any

from elevate_tag.browser.runtime import attribute, attribute_names, number_text, quote
from elevate_tag.browser.runtime.event import PAGE, Event


def line_of(event: Event) -> str:
    """One event; of the attributes only the tag's own go in."""
    line = event.kind
    for number in [event.detail, event.button, event.x, event.y, event.at]:
        line = line + " " + number_text(number)
    for element in event.path:
        line = line + marks_of(element, "data-elevate-")
    return line


def page_line_of(script: Any) -> str:
    """The page that the following lines happened in; its one element is the script tag."""
    return PAGE + " 0 0 0 0 0" + marks_of(script, "data-")


def marks_of(element: Any, prefix: str) -> str:
    """An element's attributes whose names begin like this; ``""`` when it has none."""
    marks = ""
    for name in attribute_names(element):
        value = attribute(element, name)
        if name.startswith(prefix) and value is not None:
            marks = marks + ("&" if marks != "" else " ") + name + "=" + quote(value)
    return marks
