"""Fixtures of the tests of lists: markup only, and a real answer."""

from typing import Any

import pytest

from tests.e2e.harness.lists import HEAD
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.tag_page import TagPage


@pytest.fixture
def with_lists(page_with: PageWith) -> Any:
    """Opens a page with this body and the tag."""

    def opened(body: str, **named: Any) -> TagPage:
        return page_with(body, **{"locale": "en-GB", "head": HEAD, **named})

    return opened
