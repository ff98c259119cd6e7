"""What only the loader asks of the page."""

from collections.abc import Callable
from typing import Any

from elevate_tag.browser.runtime import attribute, when_idle
from elevate_tag.browser.runtime.javascript import document, import_boot, window


def current_script() -> Any:
    """The loader's script element: it has an address of its own, so it runs as a plain script."""
    return document.currentScript


def load(
    script: Any, take_over: Callable[[Callable[[str], None]], None], say: Callable[[str], None]
) -> None:
    """Fetch and boot the runtime, which will call ``take_over`` with who receives the lines."""
    interpreter = attribute(script, "data-interpreter")

    def loaded(module: Any) -> Any:
        return module.boot(take_over, interpreter)

    def lost(error: Any) -> None:
        say("failed: " + error)

    import_boot(interpreter, script.src).then(loaded).catch(lost)


def when_quiet(work: Callable[[Any], None]) -> None:
    """Do it when the page is loaded and has nothing else to do."""

    def loaded(_: Any) -> None:
        when_idle(work)

    if document.readyState == "complete":
        when_idle(work)
    else:
        window.addEventListener("load", loaded)


def when_left(work: Callable[[Any], None]) -> None:
    """Do it each time the page is left; without keeping it out of the back/forward cache."""
    window.addEventListener("pagehide", work)

    def loaded(_: Any) -> None:
        window.removeEventListener("beforeunload", work)

    if document.readyState != "complete":
        # WebKit tells nothing else of the end of a page that was not loaded yet.
        window.addEventListener("beforeunload", work)
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
