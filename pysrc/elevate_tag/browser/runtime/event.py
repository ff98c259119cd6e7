"""A DOM event as the seam hands it over: the part of it that the tag looks at."""

from typing import Any

# The events that acts are made of. Not pointerdown: after a context menu, WebKitGTK leaves that of
# the next press out.
KINDS = ["mousedown", "keydown", "click", "auxclick", "submit"]

# Of a mouse or a key that is pressed only counts that it was, and where.
PRESS = "down$"

# The kind of what is no event: a page is told of.
PAGE = "page"
# The same of the page that is on show.
SHOWN = "shown"


class Event:
    """What happened, where and when.

    ``kind`` is one of ``KINDS``; ``path`` the composed path, innermost first; ``detail`` how often
    it was clicked there, 0 by a key or a script; ``button`` 0 main, 1 middle, 2 right; ``x`` and
    ``y`` CSS pixels in the viewport; ``at`` milliseconds of the page's clock.
    """

    def __init__(
        self, kind: str, path: list[Any], detail: int, button: int, x: float, y: float, at: float
    ) -> None:
        self.kind = kind
        self.path = path
        self.detail = detail
        self.button = button
        self.x = x
        self.y = y
        self.at = at
