"""Mistakes in a shop's page, as its integrator hears of them: a line and an event for each."""

from tests.e2e.harness.tag_page import TagPage

HEARD = """<script>
  window.mistakes = [];
  document.addEventListener("elevate:error", event => mistakes.push(event.detail));
</script>"""
"""Stands in the page, whose tag is in debug mode."""

REFUSED = " refused: "
"""What a line about a mistake has between what it is about and what is wrong."""


def expect_mistake(opened: TagPage, kind: str, reason: str) -> None:
    """One mistake since the last: the kind, and `reason` somewhere in what is said to be wrong.

    For a page of one `case`, which forgets the lines of the one before.
    """
    said = opened.said(REFUSED).text
    assert said.startswith(f"elevate-tag: {kind}")
    assert reason in said, said
    lines = [line.text for line in opened.console if REFUSED in line.text]
    assert lines == [said], lines
    heard = opened.page.evaluate("mistakes.splice(0)")
    wrong = said.split(REFUSED, 1)[1]
    assert heard == [{"kind": kind, "status": 0, "reason": wrong}], heard
