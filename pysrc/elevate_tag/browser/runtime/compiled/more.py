"""The second file (``browser.more``), fetched when it is needed."""

from collections.abc import Callable
from typing import Any

from elevate_tag.browser.runtime.compiled.text import plainly
from elevate_tag.browser.runtime.javascript import document, import_more
from elevate_tag.browser.runtime.site import Site

# What the second file sees to, of the page's elements.
ELEMENTS = "[data-elevate-impression],[data-elevate-query]"


def is_asked_for(site: Site) -> bool:
    """Whether the page, as it is now, cannot do without."""
    if site.read("data-consent-source") != "" or site.read("data-more") != "":
        return True
    return document.querySelector(ELEMENTS) is not None


def once_begun(site: Site) -> Callable[[], Any]:
    """What fetches and begins it, once; a promise of what ``begin`` gave.

    A failure is told, and whoever needs it next tries again.
    """
    begun: Any = None
    # Firefox asks no address again that failed, so each further time it is another one.
    again = ""

    def begin(module: Any) -> Any:
        return module.begin(site)

    def failed(error: Any) -> None:
        nonlocal begun, again
        begun = None
        again = again + "?"
        site.failed("the second file failed: " + plainly(error))

    def need() -> Any:
        nonlocal begun
        if begun is None:
            begun = import_more(site.source, again).then(begin)
            begun.catch(failed)
        return begun

    return need
