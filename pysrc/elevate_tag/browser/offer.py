"""What the page's own scripts may have the tag do."""

from collections.abc import Callable
from typing import Any

from elevate_tag.browser.core.keys import to_json
from elevate_tag.browser.core.notification import Notification
from elevate_tag.browser.core.wire import ALL
from elevate_tag.browser.runtime import offer
from elevate_tag.browser.runtime.site import Site
from elevate_tag.browser.tag import Tag

# In the vendor's client, in the place of a list.
REMOVE_ALL = "removeAll"
DONE = "done"


def offer_tag(
    tag: Tag, on: Callable[[str, Callable[[Any], Any]], None], read: Callable[[str], str]
) -> None:
    """Let the page's scripts call the tag. ``read`` gives an attribute of its script element."""

    def act(kind: str, text: str, product: str, variant: str, values: str, at: float) -> bool:
        about = tag.config.api.row(kind).about
        if about == "key":
            it = Notification(kind, "", product if product != "" else text, variant, "")
        elif about == "ticket":
            it = Notification(kind, text, "", "", "")
        else:
            it = Notification(kind, "", "", "", ALL if text == REMOVE_ALL else values)
            if not values.startswith("["):
                # What is wrong with a list, if it is one.
                it.settle(0, values)
        return tag.notify(it, at)

    def perform(name: str, first: str, second: str, at: float) -> str:
        if name == "keys":
            return to_json(tag.keys())
        if name == "identify":
            return DONE if tag.identify(first, second) else ""
        if name == "consent":
            return DONE if tag.consent(first) else ""
        if name == "signOut":
            tag.sign_out(at)
        elif name == "forget":
            tag.forget(at)
        else:
            tag.hear(name == "start")
        return DONE

    def visitor() -> str:
        return tag.query()

    def hears() -> bool:
        return tag.hears

    def failed(line: str) -> None:
        tag.fault(line)

    config = tag.config
    site = Site(
        read("src"),
        read,
        config.base,
        config.api.version,
        config.market,
        visitor,
        hears,
        tag.say,
        failed,
    )
    offer(site, on, act, perform)
