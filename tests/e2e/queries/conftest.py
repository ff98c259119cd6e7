"""Fixtures of the tests of queries."""

import pytest

from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.tag_page import TagPage


@pytest.fixture
def opened(page_with: PageWith) -> TagPage:
    """A page whose script tag says its locale."""
    return page_with("", locale="en-GB", touchpoint="mobile", customer_key="c 1", session_key="s")
