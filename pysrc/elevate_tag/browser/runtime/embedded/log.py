"""Lines for an integrator, on the browser's console."""

from elevate_tag.browser.runtime.javascript import bridge


def log(line: str) -> None:
    """A line for the integrator, debug mode only."""
    bridge.log(line)


def complain(line: str) -> None:
    """A line for the integrator, always."""
    bridge.complain(line)
