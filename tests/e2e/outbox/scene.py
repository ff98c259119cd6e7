"""What these tests share: a card, something else to click, and a count of what becomes of them."""

import pytest

# One source, and tests/browser/core has its rules in each runtime: these are about the browser.
once = pytest.mark.without("pyscript", "brython", reason="the compiled bundle shows it for all")
in_one = pytest.mark.without(
    "firefox", "webkit", "wpe", reason="no browser's own doing: one shows it"
)
tabs = pytest.mark.without("wpe", reason="cog has no tabs")

CARD = '<button id=it data-elevate-ticket="T">Vase</button>'
OTHER = '<p data-elevate-ticket="other"><button id="other">Other</button></p>'
T, OTHER_CLICK = ("click", "T"), ("click", "other")
# Counts what becomes of notifications.
COUNT = """() => { window.count = { sent: 0, retry: 0, dropped: 0, reasons: [] };
  for (const event of ["sent", "retry", "dropped"])
    document.addEventListener(`elevate:${event}`, ({ detail }) => {
      count[event]++; count.reasons.push(detail.reason); }); }"""
