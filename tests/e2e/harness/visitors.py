"""The visits of one test: who said what none may, and the evidence of what went wrong."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager

import pytest

from tests.e2e.harness import evidence
from tests.e2e.harness.pool import Pool, Stay
from tests.e2e.harness.visit import Proxy, Visit

Case = Callable[[str], AbstractContextManager[None]]
"""`with case("a link"): …` is one of several that share a visit: see `Visitors.case`."""


class Visitors:
    """Opens visits, each with storage of its own, until `end`."""

    def __init__(self, pool: Pool, item: pytest.Item) -> None:
        self._pool = pool
        self._item = item
        self._place = evidence.folder(item.config.rootpath, item.nodeid)
        self._shared: list[Stay] = []
        self._own: list[Stay] = []

    def open(self, proxy: Proxy | None = None) -> Visit:
        """One visitor more."""
        keeps_pages = self._is_marked("keeps_pages")
        if proxy or keeps_pages:
            stays, stay = self._own, self._pool.open(proxy, keeps_pages=keeps_pages)
        else:
            stays, stay = self._shared, self._pool.take()
        stays.append(stay)
        return stay.visit

    def end(self, *, well: bool) -> None:
        """Hands on what others can use, if all went `well`."""
        with ExitStack() as stack:
            for stay in self._own if well else (*self._shared, *self._own):
                stack.push(stay.stack)
            for stay in self._shared if well else ():
                stack.callback(self._pool.give_back, stay)

    def unwanted(self) -> str:
        """What they said that the test does not allow; empty if all kept silent."""
        return "\n".join(str(visit.said) for visit in self._visits() if self._is_unwanted(visit))

    def keep(self, case: str = "") -> None:
        """Writes the evidence, that of a case into a folder of its own."""
        cluster = self._item.funcargs.get("cluster")  # type: ignore[attr-defined]
        place = self._place / evidence.plain(case) if case else self._place
        evidence.keep(place, self._visits(), cluster.ledger.arrivals() if cluster else [])

    @contextmanager
    def case(self, name: str, subtests: pytest.Subtests) -> Iterator[None]:
        """Fails by its name and with its own evidence, and the other cases still run.

        So does a word said in it that the test does not allow; afterwards what was said is
        forgotten. Only the time limit of the whole test ends it at once.
        """
        out_of_time: BaseException | None = None
        with subtests.test(name):
            try:
                yield
                unwanted = self.unwanted()
                assert not unwanted, f"the page was to be silent\n{unwanted}"
            except pytest.fail.Exception as error:
                out_of_time = error
                raise
            except Exception:
                self.keep(name)
                raise
            finally:
                for visit in self._visits():
                    visit.said.forget()
        if out_of_time:
            raise out_of_time

    def _visits(self) -> list[Visit]:
        return [stay.visit for stay in (*self._shared, *self._own)]

    def _is_marked(self, mark: str) -> bool:
        return self._item.get_closest_marker(mark) is not None

    def _is_unwanted(self, visit: Visit) -> bool:
        visit.settle()
        said = {
            "allows_console": visit.said.console,
            "allows_page_errors": visit.said.errors,
            "allows_refused_requests": visit.said.refused,
        }
        return any(lines and not self._is_marked(mark) for mark, lines in said.items())
