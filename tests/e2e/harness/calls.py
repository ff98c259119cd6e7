"""Calls of `window.elevateTag` by a page's own script, before the tag has come and after."""

from collections.abc import Sequence
from typing import Any, Literal

from elevate_tag.sandbox.cluster.arrival import Arrival
from tests.e2e.harness.bundles import Bundle
from tests.e2e.harness.page import Page
from tests.e2e.harness.page_server import Shop
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.tag_page import TagPage
from tests.e2e.harness.watched_cluster import WatchedCluster

When = Literal["before", "after"]
"""The tag has come."""

LISTEN = """<script>
  window.mistakes = [];
  window.unhandled = [];
  // Not by push, which a test may have broken.
  const note = (list, it) => { list[list.length] = it };
  document.addEventListener("elevate:error", ({ detail }) => note(mistakes, detail));
  addEventListener("unhandledrejection", ({ reason }) => note(unhandled, String(reason)));
  addEventListener("error", ({ message }) => note(unhandled, message));
</script>"""
"""In `mistakes` the details of `elevate:error`, in `unhandled` what nobody caught."""

MADE = """async (expressions) => {
  const answers = [];
  for (const each of expressions) answers.push(await new Function(`return elevateTag.${each}`)());
  return answers;
}"""


class Caller:
    """Opens pages whose scripts call the tag `before` it has come or `after`."""

    def __init__(self, page_with: PageWith, shop: Shop, bundle: Bundle) -> None:
        self._page_with = page_with
        self._shop = shop
        self._bundle = bundle

    def __call__(
        self, when: When, calls: Sequence[str], body: str = "", head: str = "", **given: Any
    ) -> tuple[TagPage, list[Any]]:
        """The page, and what the calls' promises came to, in their order.

        A call is an expression after the dot: `click("T")`. Those `before` are made at once, one
        after another, those `after` each when the one before has been answered.
        """
        if when == "after":
            opened = self._page_with(body, head=LISTEN + head, **given)
            return opened, called(opened.page, *calls)
        listed = ", ".join(f"elevateTag.{each}" for each in calls)
        script = f"<script>window.made = [{listed}];</script>"
        opened = self.waiting(body + script, head=head, **given)
        self.end()
        return opened, answers(opened.page)

    def waiting(self, body: str, head: str = "", **given: Any) -> TagPage:
        """Opens a page whose tag is held back until `end`; its script may call the tag."""
        self._gate = self._shop.faults.hold(self._held())
        how: dict[str, Any] = {"where": "later", "early": True}
        if self._bundle.embedded:
            how = {"async_": False}
        return self._page_with(body, head=LISTEN + head, up=False, **how, **given)

    def end(self) -> None:
        """The tag may come."""
        self._gate.open()

    def _held(self) -> str:
        return self._bundle.runtime if self._bundle.embedded else self._bundle.at()


def called(page: Page, *calls: str) -> list[Any]:
    """What calls come to that are made now, one after another: `click("T")`."""
    answers: list[Any] = page.evaluate(MADE, list(calls))
    return answers


def send(page: Page, cluster: WatchedCluster) -> Arrival:
    """A click that a page sends now, with a ticket of its own."""
    ticket = f"T-{len(cluster.ledger.arrivals())}"
    cluster.tickets.issue(ticket)
    answered = called(page, f"click('{ticket}')")
    assert answered == [True], answered
    return cluster.expect("click", ticket)


def answers(page: Page) -> list[Any]:
    """What the promises in the page's `made` come to."""
    found: list[Any] = page.evaluate("Promise.all(made)")
    return found


def unhandled(page: Page) -> list[str]:
    """What nobody caught so far: a browser tells of it when all else of its task is done."""
    turned = "new Promise((done) => setTimeout(() => setTimeout(() => done(unhandled))))"
    found: list[str] = page.evaluate(turned)
    return found
