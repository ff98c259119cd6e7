"""Hears what shoppers do on marked elements, without a listener per element.

In the capture phase of ``window``, the first place an event reaches: a page that stops propagation
does not silence the tag, and elements added later need no attention.
"""

from collections.abc import Callable

from elevate_tag.browser.core.act import Reader
from elevate_tag.browser.core.gesture import is_drag
from elevate_tag.browser.core.notification import Notification
from elevate_tag.browser.runtime import guarded, listen, take_early
from elevate_tag.browser.runtime.event import KINDS, Event

MIDDLE_BUTTON = 1


def listen_for_acts(
    reader: Reader,
    early: str,
    heard: Callable[[Notification, float], None],
    say: Callable[[str], None],
) -> Callable[[bool], None]:
    """Call ``heard`` with each act and its time, ``say`` with what was not one.

    What happened ``early``, before the tag came, is heard first, once: at the next event or when
    what this gives is called; with ``False`` it is forgotten.
    """
    press: Event | None = None
    recalled = False

    def judge(event: Event) -> None:
        nonlocal press
        # A press belongs to one click: the next may come without, on a page that prevents it, or
        # after a drag. Firefox has an Enter click look like a mouse's, so a key ends it too.
        before = press
        press = event if event.kind == "mousedown" else None
        submitted = event.kind == "submit"
        if not submitted and not event.kind.endswith("click"):
            return
        act = reader.act_in(event.path, submitted)
        if act is None or event.button > MIDDLE_BUTTON:
            return
        if act.kind.endswith("click"):
            if before is not None and is_drag(before, event):
                say("not a click: a drag")
                return
        elif event.button == MIDDLE_BUTTON:
            # It opens links in new tabs, but presses no button.
            return
        heard(act, event.at)

    def ignore(_: Event) -> None:
        return

    def recall(counts: bool) -> None:
        nonlocal recalled
        if not recalled:
            recalled = True
            take_early(early, guarded(judge, say) if counts else ignore)

    def hear(event: Event) -> None:
        recall(True)
        judge(event)

    for kind in KINDS:
        listen(kind, hear, say)
    return recall
