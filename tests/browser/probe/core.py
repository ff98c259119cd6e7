"""Calls the probe's functions in one runtime, and reads the JSON that they give."""

import json
from typing import Any, Protocol

from hypothesis import settings
from hypothesis import strategies as st

from tests.browser.probe import acts, main, outbox, seam, visitor
from tests.e2e.harness.page import Page

# For properties: each runtime has examples of its own, and a way into a browser and back for each.
SOME = settings(max_examples=20, deadline=None)

# Any text that a page's HTML can hold: a parser lets no U+0000 through.
TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1)


PARTS = (visitor, acts, outbox, seam, main)


class Core(Protocol):
    """`core("merged_keys", "c", "", "c", "s")`: a function of the probe, and what it takes."""

    def __call__(self, name: str, *given: Any) -> Any:
        """What the function gives."""


def core_in_cpython(name: str, *given: Any) -> Any:
    """The core here, with elements as dicts."""
    found = next(getattr(part, name) for part in PARTS if hasattr(part, name))
    return json.loads(found(*given))


class CoreInPage:
    """The core in a page that the probe has booted in."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def __call__(self, name: str, *given: Any) -> Any:
        """What the function gives there."""
        return json.loads(self._page.evaluate("([name, given]) => ask(name, given)", [name, given]))
