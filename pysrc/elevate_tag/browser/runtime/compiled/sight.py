"""Which elements the shopper can see, and which the page has.

The browser's classes are made by ``Reflect.construct``: some of them a browser may lack.
"""

from collections.abc import Callable
from typing import Any

from elevate_tag.browser.runtime.javascript import Math, Reflect, document, parseFloat, window

# Half of an element, or of what the viewport has room for: see ``is_enough``.
ENOUGH = 0.5
# The browser tells each time that so much more, or less, of an element is in view.
STEP = 0.02


class Sight:
    """Tells of an element that enough of it came into view, or no longer is.

    ``turned`` is called with the element and whether so much is in view now: once soon after it is
    followed, and then whenever the browser sees more of it or less.
    """

    def __init__(self, turned: Callable[[Any, bool], None]) -> None:
        steps: list[float] = []
        while len(steps) * STEP < ENOUGH:
            steps.append((len(steps) + 1) * STEP)

        def heard(entries: list[Any]) -> None:
            for entry in entries:
                turned(entry.target, is_enough(entry))

        self.tell: Callable[[list[Any]], None] = heard
        self.watcher: Any = Reflect.construct(
            window.IntersectionObserver, [heard, {"threshold": steps}]
        )

    def follow(self, element: Any) -> None:
        """Begin to tell of it."""
        self.watcher.observe(element)

    def leave(self, element: Any) -> None:
        """Tell of it no more."""
        self.watcher.unobserve(element)

    def catch_up(self) -> None:
        """Tell what the browser has noticed, and not told yet."""
        self.tell(self.watcher.takeRecords())


def can_see() -> bool:
    """Whether the browser tells what is in view; those before 2019 do not."""
    return window.IntersectionObserver is not None and window.MutationObserver is not None


def is_enough(entry: Any) -> bool:
    """Whether enough of an element is in view; nothing of one without an area is.

    That is half of it or, where it is longer or wider than the viewport, of what fits in there.
    """
    width = entry.boundingClientRect.width
    height = entry.boundingClientRect.height
    fits = Math.min(width, window.innerWidth) * Math.min(height, window.innerHeight)
    return fits > 0 and entry.intersectionRatio * width * height >= ENOUGH * fits


def is_on_show() -> bool:
    """Whether the page is; not in a tab behind another, nor in one prepared unseen."""
    return document.visibilityState == "visible"


def when_on_show_again(turned: Callable[[Any], None], back: Callable[[Any], None]) -> None:
    """Hear ``turned`` that the page is hidden or on show, ``back`` that a kept page came back."""

    def shown(event: Any) -> None:
        if is_of_kept_page(event):
            back(event)

    document.addEventListener("visibilitychange", turned)
    window.addEventListener("pageshow", shown)


def is_of_kept_page(event: Any) -> bool:
    """Whether it tells that a page is shown again which the browser had kept."""
    return event.persisted == True  # noqa: E712 - the subset has no `is True`


def when_page_changes(attributes: list[str], work: Callable[[Any], None]) -> None:
    """Hear that elements came or went, or that one of these attributes changed."""
    watcher = Reflect.construct(window.MutationObserver, [work])
    watcher.observe(document, {"childList": True, "subtree": True, "attributeFilter": attributes})


def marked_elements(selector: str) -> list[Any]:
    """What this CSS selects in the page, in its order."""
    return document.querySelectorAll(selector)


def nearest_attribute(element: Any, name: str) -> str:
    """An attribute of the element or, where it has none, of the nearest around it; else ``""``."""
    try:
        return element.closest("[" + name + "]").getAttribute(name)
    except Exception:
        return ""


def element_memory() -> Any:
    """What remembers a thing of an element, as long as there is the element: ``get``, ``set``."""
    return Reflect.construct(window.WeakMap, [])


def tell_impression(ticket: str) -> None:
    """Have the tag say that an ad was seen."""
    try:
        # At no time, so it repeats none: two copies of an ad can be seen at once.
        window.elevateTag.adImpression(ticket, None, None, None, parseFloat(""))
    except Exception:
        return
