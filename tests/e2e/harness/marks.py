"""Marks for tests of which not every engine or bundle has anything to show."""

import pytest

# One source, and tests/browser/core has its rules in each runtime: these are about the browser.
once = pytest.mark.without("pyscript", "brython", reason="the compiled bundle shows it for all")
in_one = pytest.mark.without(
    "firefox", "webkit", "wpe", reason="no browser's own doing: one shows it"
)
tabs = pytest.mark.without("wpe", reason="cog has no tabs")
