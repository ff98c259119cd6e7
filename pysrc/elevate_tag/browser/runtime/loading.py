"""What only the loader asks of the page."""

from collections.abc import Callable
from typing import Any

from elevate_tag.browser.runtime import attribute, when_idle
from elevate_tag.browser.runtime.javascript import document, import_boot, window


def current_script() -> Any:
    """The loader's script element: it has an address of its own, so it runs as a plain script."""
    return document.currentScript


def load(
    script: Any, take_over: Callable[[Callable[[str], None]], None], lost: Callable[[str], None]
) -> None:
    """Fetch and boot the runtime, which will call ``take_over`` with who receives the lines.

    ``lost`` is called with what kept it from that, an error that joins texts as one.
    """
    interpreter = attribute(script, "data-interpreter")

    def loaded(module: Any) -> Any:
        return module.boot(take_over, interpreter)

    import_boot(interpreter, script.src).then(loaded).catch(lost)


def when_left_and_quiet(left: Callable[[Any], None], quiet: Callable[[Any], None]) -> None:
    """Do ``left`` each time the page is left, and ``quiet`` once it is loaded and idle.

    Without keeping the page out of the back/forward cache.
    """

    def loaded(_: Any) -> None:
        window.removeEventListener("beforeunload", left)
        when_idle(quiet)

    window.addEventListener("pagehide", left)
    if document.readyState == "complete":
        loaded(None)
    else:
        # WebKit tells nothing else of the end of a page that was not loaded yet.
        window.addEventListener("beforeunload", left)
        window.addEventListener("load", loaded)


def read_tab_item(name: str) -> str:
    """A value of sessionStorage; ``""`` when there is none or storage is blocked."""
    try:
        text = window.sessionStorage.getItem(name)
        return "" if text is None else text
    except Exception:
        return ""


def write_tab_item(name: str, text: str) -> None:
    """Keep a value for the next page of this tab; throws where storage is blocked or full."""
    window.sessionStorage.setItem(name, text)


def remove_tab_item(name: str) -> None:
    """Forget a value; throws where storage is blocked."""
    window.sessionStorage.removeItem(name)
