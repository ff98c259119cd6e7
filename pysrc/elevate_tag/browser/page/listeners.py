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
# Later than any time in a page, in milliseconds.
EVER = 1e15
# How far the clocks of what was early and of calls may be apart, in browsers that blur them.
CLOCKS_MS = 20


def listen_for_acts(
    reader: Reader,
    early: str,
    heard: Callable[[Notification, float], None],
    say: Callable[[str], None],
) -> Callable[[float, bool], None]:
    """Call ``heard`` with each act and its time, ``say`` with what was not one.

    What happened ``early``, before the tag came, is heard first, once: at the next event or when
    what this gives is called. It takes until when, and whether that is to be heard or forgotten.
    """
    press: Event | None = None
    recalled = False
    waiting: list[Event] = []

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

    judge_safely = guarded(judge, say)

    def keep(event: Event) -> None:
        waiting.append(event)

    def recall(until: float, counts: bool) -> None:
        nonlocal recalled, waiting
        if not recalled:
            recalled = True
            take_early(early, keep)
        events = waiting
        waiting = []
        for event in events:
            if event.at > until + CLOCKS_MS:
                waiting.append(event)
            elif counts:
                judge_safely(event)

    def hear(event: Event) -> None:
        recall(EVER, True)
        judge(event)

    for kind in KINDS:
        listen(kind, hear, say)
    return recall
