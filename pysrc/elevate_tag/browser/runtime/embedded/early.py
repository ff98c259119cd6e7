"""What was heard before the tag came: here it comes from the loader, as all events do."""

from collections.abc import Callable

from elevate_tag.browser.runtime.event import Event


def stop_early() -> str:
    """What was heard early comes from the loader, as all events do."""
    return ""


def forget_early() -> str:
    """See ``stop_early``."""
    return ""


def take_early(_: str, _hear: Callable[[Event], None]) -> None:
    """See ``stop_early``."""
