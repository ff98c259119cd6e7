"""What a query by a page's own script comes to: its answer, or the Error that broke the promise."""

from typing import Any

from tests.e2e.harness.tag_page import TagPage

OUTCOME = """
async ([name, parameters, body, options]) => {
  try {
    return { answer: await elevateTag.query(name, parameters ?? undefined, body ?? undefined,
                                            options ?? undefined) };
  } catch (error) {
    const { name, status, message } = error;
    return { name, status, message, real: error instanceof Error };
  }
}
"""


def outcome(
    opened: TagPage, name: Any, parameters: Any = None, body: Any = None, options: Any = None
) -> Any:
    """What the promise was kept or broken with."""
    return opened.page.evaluate(OUTCOME, [name, parameters, body, options])


def failure(*given: Any, **named: Any) -> tuple[str, int, str]:
    """Name, status and message of the Error that the promise was broken with."""
    broken = outcome(*given, **named)
    assert broken.get("real"), broken
    return broken["name"], broken["status"], broken["message"]
