"""Visits that one test hands on to the next: see `Pool`."""

from contextlib import ExitStack
from dataclasses import dataclass, field

from starlette.responses import HTMLResponse

from tests.e2e.harness.origins import ROUND, Origins
from tests.e2e.harness.visit import Browser, Proxy, Visit

EMPTY = HTMLResponse("<!doctype html><title>Empty</title><script>name = ''</script>")
"""A tab keeps its name from page to page."""

MARGIN = 20
"""Origins: more than any one test takes."""


@dataclass
class Stay:
    """A visit that goes on until it is ended; `since` is how many origins there were before it."""

    visit: Visit
    since: int
    stack: ExitStack = field(repr=False)


class Pool:
    """Visits of one engine, whose visitors were never here before.

    To open one takes a browser most of a second, and a tenth of that to empty one: nothing but its
    cookies is left of what it did, where it does not come to the same origin again. So one ends
    before the origins are handed out once more; and at once if it cannot be emptied, or if its test
    failed, or changed the browser.
    """

    def __init__(self, browser: Browser, origins: Origins) -> None:
        self._browser = browser
        self._origins = origins
        self._free: list[Stay] = []

    def take(self) -> Stay:
        """An empty one, or else a new one."""
        while self._free:
            stay = self._free.pop()
            if self._origins.handed_out - stay.since < ROUND - MARGIN:
                return stay
            stay.stack.close()
        return self.open()

    def open(self, proxy: Proxy | None = None, *, keeps_pages: bool = False) -> Stay:
        """A new one."""
        stack = ExitStack()
        visit = stack.enter_context(self._browser.visit(proxy, keeps_pages=keeps_pages))
        return Stay(visit, self._origins.handed_out, stack)

    def give_back(self, stay: Stay) -> None:
        """For the next test, if it can be emptied."""
        try:
            is_empty = not stay.visit.is_changed and stay.visit.empty(self._origins.serve(EMPTY))
        except Exception:
            is_empty = False
        if is_empty:
            self._free.append(stay)
        else:
            stay.stack.close()

    def close(self) -> None:
        """Ends those that nobody has."""
        with ExitStack() as stack:
            for stay in self._free:
                stack.push(stay.stack)
