"""One kind of page that can be asked for, and what its answer is made from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from elevate_tag.sandbox.cluster.answer import Json, Tray
from elevate_tag.sandbox.cluster.catalogue import Catalogue
from elevate_tag.sandbox.cluster.history import History
from elevate_tag.sandbox.cluster.page_settings import ListSettings, PageSettings


@dataclass(frozen=True)
class Ask:
    """All that an answer is made from."""

    page: "Page"
    given: Mapping[str, str]
    settings: PageSettings
    catalogue: Catalogue
    history: History
    tray: Tray

    def includes(self, part: str) -> bool:
        """Whether the body asked for this part of the page."""
        return part in self.settings.included


@dataclass(frozen=True)
class Page:
    """One kind of page; `needs` and `has` are parameters beside those that every query takes."""

    answer: Callable[[Ask], Json]
    needs: frozenset[str] = frozenset()
    has: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()
    lists: tuple[ListSettings, ...] | None = None  # None: the page has no lists
