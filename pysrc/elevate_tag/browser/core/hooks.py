"""What a shop's own code wants to decide, and to hear of."""

from collections.abc import Callable
from typing import Any

from elevate_tag.browser.core.notification import Notification
from elevate_tag.browser.runtime import ask

# It is about to be sent: a hook may change it, or stop it by answering False.
BEFORE_SEND = "before-send"
# The cluster took it; it failed and will be sent again; it will not be sent any more.
SENT = "sent"
RETRY = "retry"
DROPPED = "dropped"


class Hook:
    """A shop's function, and when to call it."""

    def __init__(self, event: str, call: Callable[[Notification], Any]) -> None:
        self.event = event
        self.call = call


class Hooks:
    """A shop's functions. One that fails is told to ``failed``, and changes nothing."""

    def __init__(self, failed: Callable[[str], None]) -> None:
        self.failed = failed
        self.hooks: list[Hook] = []

    def add(self, event: str, call: Callable[[Notification], Any]) -> None:
        """Call it with each notification of which this is true."""
        if event == BEFORE_SEND or event == SENT or event == RETRY or event == DROPPED:
            self.hooks.append(Hook(event, call))
        else:
            self.failed('"' + event + '" is no event: write before-send, sent, retry or dropped')

    def ask_all(self, event: str, notification: Notification) -> bool:
        """Call all that wait for it; whether none answered ``False``."""
        passes = True
        for hook in self.hooks:
            if hook.event == event and not ask(hook.call, notification, self.failed):
                passes = False
        return passes
