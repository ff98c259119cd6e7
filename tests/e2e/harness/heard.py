"""What a page hears of a shopper's mouse and keys."""

from tests.e2e.harness.page import Page

LISTENING = """
<script>
  window.heard = [];
  for (const kind of ['click', 'auxclick', 'dblclick', 'contextmenu'])
    addEventListener(kind, event => {
      const held = ['ctrlKey', 'metaKey', 'shiftKey', 'altKey'].filter(key => event[key]);
      const target = event.composedPath()[0].id;
      heard.push([kind, event.button, target, held.join(), event.isTrusted].join(' '));
    }, true);
</script>
"""
"""In `heard` each event: kind, button, target, keys held, and whether it is trusted."""


def heard(page: Page) -> list[str]:
    """The events of a page with `LISTENING`."""
    events: list[str] = page.evaluate("window.heard")
    return events
