"""Telling a deliberate act from a drag and from a doubled click."""

from elevate_tag.browser.core.act import Act
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


def is_repeat(sent: Act, sent_at: float, act: Act, at: float) -> bool:
    """Whether ``act`` repeats the one last ``sent``; times in milliseconds of one clock."""
    return sent.kind == act.kind and sent.ticket == act.ticket and at - sent_at < REPEAT_MS
