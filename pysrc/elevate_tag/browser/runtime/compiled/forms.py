"""The page's forms, which take the keys to the shop's server."""

from collections.abc import Callable
from typing import Any

from elevate_tag.browser.runtime.compiled.page import attribute
from elevate_tag.browser.runtime.javascript import document, window

KEYS = "data-elevate-keys"


def fill_keys(customer_key: str, session_key: str) -> None:
    """Write the keys into the inputs that ask for one: ``customer`` or ``session``."""
    fields: list[Any] = document.querySelectorAll("input[" + KEYS + "]")
    for field in fields:
        asked = attribute(field, KEYS)
        if asked == "customer":
            field.value = customer_key
        elif asked == "session":
            field.value = session_key


def when_submitted(work: Callable[[Any], None]) -> None:
    """Do it when a form is about to be submitted, before the page hears of it."""
    window.addEventListener("submit", work, True)
