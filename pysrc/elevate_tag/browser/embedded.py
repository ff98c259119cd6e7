"""The program of the bundles that bring a Python runtime into the page.

It is the module ``elevate_tag`` there: a shop's own Python in the page extends the tag by

    from elevate_tag import tag

    @tag.before_send
    def only_ours(notification):
        return notification.market == "UK"
"""

from collections.abc import Callable
from typing import Any

from elevate_tag.browser.core.hooks import BEFORE_SEND, Hooks
from elevate_tag.browser.core.keys import Keys
from elevate_tag.browser.core.notification import Notification
from elevate_tag.browser.offer import offer_tag
from elevate_tag.browser.runtime import complain
from elevate_tag.browser.runtime.embedded.lines import hand_over
from elevate_tag.browser.start import start
from elevate_tag.browser.tag import Tag


class PublicTag:
    """What a shop's Python gets hold of."""

    def __init__(self, hooks: Hooks) -> None:
        self.hooks = hooks
        self.started: Tag | None = None

    def on(
        self, event: str
    ) -> Callable[[Callable[[Notification], Any]], Callable[[Notification], Any]]:
        """Decorate what is to be called with each notification that was ``sent`` or ``dropped``."""

        def decorator(call: Callable[[Notification], Any]) -> Callable[[Notification], Any]:
            self.hooks.add(event, call)
            return call

        return decorator

    def before_send(self, call: Callable[[Notification], Any]) -> Callable[[Notification], Any]:
        """Decorate what may change a notification, or stop it by answering ``False``."""
        self.hooks.add(BEFORE_SEND, call)
        return call

    def begin(self, started: Tag, read: Callable[[str], str]) -> None:
        """The tag has started in this page, whose scripts may call it too."""

        def on(event: str, _: Callable[[Notification], Any]) -> None:
            complain('on("' + event + '") is for Python here: see docs/hooks.md')

        self.started = started
        offer_tag(started, on, read)

    def keys(self) -> Keys:
        """The visitor's keys, for a checkout: both empty until the tag has started."""
        return Keys("", "") if self.started is None else self.started.keys()


tag = PublicTag(Hooks(complain))


def main() -> None:
    """Take over from the loader, once the shop's own Python has run."""

    def enter(shown: bool) -> bool:
        return start(tag.hooks, begun if shown else left, shown)

    hand_over(enter)


def begun(started: Tag, read: Callable[[str], str]) -> None:
    """The shop's own Python has run already, and may ask for more from its hooks."""
    tag.begin(started, read)


def left(_started: Tag, _read: Callable[[str], str]) -> None:
    """Of a page that was left nobody calls anything any more."""
