"""The compiled bundle's program; its last line calls ``main``."""

from collections.abc import Callable
from typing import Any

from elevate_tag.browser.core.hooks import Hooks
from elevate_tag.browser.core.notification import Notification
from elevate_tag.browser.runtime import complain, offer, queued
from elevate_tag.browser.start import start
from elevate_tag.browser.tag import Tag


def main() -> None:
    """Start the tag in this page, open to hooks from the page's scripts."""
    hooks = Hooks(complain)

    def on(event: str, call: Callable[[Notification], Any]) -> None:
        hooks.add(event, call)

    queue = queued()

    def begin(tag: Tag) -> None:
        def keys() -> list[str]:
            known = tag.keys()
            return [known.customer_key, known.session_key]

        offer(queue, on, keys, complain)

    start(hooks, begin)
