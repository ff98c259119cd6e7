"""The probe in place of the compiled bundle's ``main``, with what only that and the loader have."""

from typing import Any

from elevate_tag.browser.core.line import line_of, page_line_of
from elevate_tag.browser.runtime import json_text, number_text
from elevate_tag.browser.runtime.event import Event
from elevate_tag.browser.runtime.javascript import bridge
from tests.browser.probe.functions import offer_all


def line(path: list[Any], detail: int, button: int, x: float, y: float, at: float) -> str:
    """``line_of`` a click."""
    return json_text(line_of(Event("click", path, detail, button, x, y, at)))


def page_line(script: Any) -> str:
    """``page_line_of``."""
    return json_text(page_line_of(script))


def digits(number: float) -> str:
    """``number_text``."""
    return json_text(number_text(number))


def main() -> None:
    """Hand all of them to the page."""
    offer_all()
    bridge.ready("line", line)
    bridge.ready("page_line", page_line)
    bridge.ready("digits", digits)
