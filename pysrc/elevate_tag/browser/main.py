"""The compiled bundle's program; its last line calls ``main``."""

from collections.abc import Callable
from typing import Any

from elevate_tag.browser.core.hooks import Hooks
from elevate_tag.browser.core.notification import Notification
from elevate_tag.browser.offer import offer_tag
from elevate_tag.browser.runtime import complain, when_shown
from elevate_tag.browser.start import start
from elevate_tag.browser.tag import Tag


def main() -> None:
    """Start the tag in this page, open to the page's scripts, once a shopper sees it."""
    hooks = Hooks(complain)

    def on(event: str, call: Callable[[Notification], Any]) -> None:
        hooks.add(event, call)

    def begin(tag: Tag, read: Callable[[str], str]) -> None:
        offer_tag(tag, on, read)

    def shown(_: None) -> None:
        start(hooks, begin, True)

    when_shown(shown)
