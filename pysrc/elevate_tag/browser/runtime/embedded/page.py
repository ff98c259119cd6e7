"""What stands in the page, its address and its name; and what becomes of it."""

from collections.abc import Callable
from typing import Any

from elevate_tag.browser.runtime.javascript import bridge
from elevate_tag.browser.runtime.site import Site


def attribute(element: dict[str, str], name: str) -> str | None:
    """An element's attribute, ``None`` when it has none of that name."""
    return element.get(name)


def attribute_names(element: dict[str, str]) -> list[str]:
    """The names of an element's attributes."""
    return list(element)


def is_form(element: dict[str, str]) -> bool:
    """Whether it is submitted, not clicked."""
    return "data-elevate-form" in element


def is_scope(element: dict[str, str]) -> bool:
    """Whether the keys on it are for what is in it, or chosen by it, and not for clicks on it."""
    return "data-elevate-scope" in element


def chosen_keys(element: dict[str, str]) -> list[str]:
    """The keys of variants that are selected in it."""
    return element.get("data-elevate-chosen", "").split("\n")


def opts_out() -> bool:
    """Whether the browser says that its user does not want to be followed."""
    return bridge.opts_out()


def page_origin() -> str:
    """The page's protocol, host and port."""
    return bridge.page_origin()


def page_query() -> str:
    """The page's query, ``?`` included."""
    return bridge.page_query()


def claim(version: str) -> bool:
    """The page was the loader's to take; a page before it may have been given up."""
    bridge.claim(version)
    return True


def offer(
    site: Site,
    on: Callable[[str, Callable[[Any], Any]], None],
    act: Callable[[str, str, str, str, str, float], bool],
    perform: Callable[[str, str, str, float], str],
) -> None:
    """Let the page's scripts call the tag."""
    bridge.offer(
        site.read,
        site.api,
        site.version,
        site.market,
        site.visitor,
        site.hears,
        site.say,
        site.failed,
        on,
        act,
        perform,
    )


def when_idle(work: Callable[[Any], None]) -> None:
    """Do it when the page has nothing else to do."""

    def idle(*_: Any) -> None:
        work(None)

    bridge.when_idle(idle)


def when_left_or_back(left: Callable[[bool], None], back: Callable[[Any], None]) -> None:
    """Hear that the page goes, or may, and that it is back."""
    bridge.when_left_or_back(left, back)


def fill_keys(customer_key: str, session_key: str) -> None:
    """Write the keys into the inputs that ask for one."""
    bridge.fill_keys(customer_key, session_key)


def when_submitted(work: Callable[[Any], None]) -> None:
    """Do it when a form is about to be submitted."""
    bridge.when_submitted(work)


def announce(event: str, kind: str, status: int, reason: str) -> None:
    """Tell the page's own scripts, by an event of its document."""
    bridge.announce(event, kind, status, reason)
