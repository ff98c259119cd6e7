"""What these tests share: pages that wait for their tag, as on a slow network."""

from typing import Any

import pytest

from tests.e2e.harness.hostile import blocked
from tests.e2e.harness.page_server import Shop
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.tag_page import TagPage

WITH_THE_COMPILED_TAG = [
    pytest.mark.without("pyscript", "pyodide", "brython", reason="their loader is there at once"),
    pytest.mark.allows_refused_requests,  # WebKit tells of what a page that is left asked for
]

TAG = "/elevate/elevate-tag.js"
ADD = '<p data-elevate-ticket="T1"><button id=add data-elevate-add-to-cart>Add</button></p>'
ADDED = ("add-to-cart", "T1")
KEPT = "sessionStorage.getItem('elevate-tag.acts')"
UP = "!!window.elevateTag && !!elevateTag.version"
# A page in which the tag's file is not there.
MISSING: dict[str, Any] = {"where": "later", "early": True, "up": False}
BLOCKED = blocked("sessionStorage")


class Waiting:
    """Opens pages that wait for their tag, with the inline script unless told otherwise."""

    def __init__(self, page_with: PageWith, shop: Shop) -> None:
        self._page_with = page_with
        self._gate = shop.faults.hold(TAG)

    def __call__(self, body: str, *, early: bool = True, **given: Any) -> TagPage:
        """Opens one."""
        return self._page_with(body, where="later", early=early, up=False, **given)

    def end(self) -> None:
        """The tag may come."""
        self._gate.open()
