"""Lines for an integrator, on the browser's console."""

from elevate_tag.browser.runtime.javascript import console

PREFIX = "elevate-tag: "


def log(line: str) -> None:
    """A line for the integrator, debug mode only; nothing where the page broke its console."""
    try:
        console.log(PREFIX + line)
    except Exception:
        return


def complain(line: str) -> None:
    """A line for the integrator, always."""
    try:
        console.error(PREFIX + line)
    except Exception:
        return
