"""Telling a deliberate act from a drag and from a doubled click."""

from elevate_tag.browser.runtime.event import Event

# A mouse that travels farther than this with its button down drags, swipes a carousel or selects
# text. CSS pixels: more than a slip of the hand, less than two letters. Of a finger the browser
# itself makes a tap or a scroll, and tells of the tap's mouse where it ended.
DRAG_PX = 10

# The same act again within this time is one act: a double click, or a label and its field. The
# usual longest double click of desktop systems, in milliseconds. Counted from the act that was
# sent, so that somebody who keeps tapping "add" is heard again twice a second.
REPEAT_MS = 500


def is_drag(press: Event, click: Event) -> bool:
    """Whether the mouse travelled between ``press`` and ``click``; keys and scripts have none."""
    dx = click.x - press.x
    dy = click.y - press.y
    return click.detail > 0 and dx * dx + dy * dy > DRAG_PX * DRAG_PX


class Last:
    """What was sent last."""

    def __init__(self) -> None:
        self.said = ""
        self.at = 0.0

    def is_repeated(self, said: str, at: float) -> bool:
        """Whether what is ``said`` repeats it; if not, that is the last. Milliseconds of one clock.

        What waited for the tag is not told of in the order in which it was done.
        """
        if self.said == said and self.at - at < REPEAT_MS and at - self.at < REPEAT_MS:
            return True
        self.said = said
        self.at = at
        return False
