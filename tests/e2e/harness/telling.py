"""What a page tells of consent, on its way to the tag.

To show that a source says nothing, have it say something else afterwards, and only that was told.
"""

from tests.e2e.harness.page import Page
from tests.e2e.harness.waiting import until

TELLING = """<script>
  window.told = [];
  document.addEventListener("elevate:consent", (event) => {
    if (event.detail) told.push(event.detail.kind);
  });
</script>"""
"""In `told` each `elevateTag.consent(level)`."""


def expect_told(page: Page, *levels: str) -> None:
    """These were told in this order, and nothing besides."""
    until(lambda: page.evaluate("told.length") >= len(levels), f"{levels} to be told")
    told = page.evaluate("told")
    assert told == list(levels), told
