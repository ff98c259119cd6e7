"""Hears what shoppers do on marked elements, without a listener per element.

In the capture phase of ``window``, the first place an event reaches: a page that stops propagation
does not silence the tag, and elements added later need no attention.
"""

from collections.abc import Callable

from elevate_tag.browser.core.act import Act, act_in
from elevate_tag.browser.core.gesture import is_drag
from elevate_tag.browser.runtime import listen
from elevate_tag.browser.runtime.event import Event

MIDDLE_BUTTON = 1


def listen_for_acts(heard: Callable[[Act, float], None], say: Callable[[str], None]) -> None:
    """Call ``heard`` with each act and its time, ``say`` with what was not one."""
    press: Event | None = None

    def pressed(event: Event) -> None:
        nonlocal press
        press = event

    def released(_: Event) -> None:
        nonlocal press
        press = None

    def clicked(event: Event) -> None:
        nonlocal press
        # A press belongs to one click: the next may come without, on a page that prevents it.
        before = press
        press = None
        act = act_in(event.path)
        if act is None or event.button > MIDDLE_BUTTON:
            return
        if act.kind == "click":
            if before is not None and is_drag(before, event):
                say("not a click: a drag")
                return
        elif event.button == MIDDLE_BUTTON:
            # It opens links in new tabs, but presses no button.
            return
        heard(act, event.at)

    # Not pointerdown: after a context menu, WebKitGTK leaves that of the next press out.
    listen("mousedown", pressed, say)
    # A press that was dragged away has no click. Firefox has an Enter click look like a mouse's.
    listen("keydown", released, say)
    listen("click", clicked, say)
    listen("auxclick", clicked, say)
