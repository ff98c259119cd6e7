"""One kind of page that can be asked for, and what its answer is made from."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from elevate_tag.sandbox.cluster.answer import Json, Tray
from elevate_tag.sandbox.cluster.catalogue import Catalogue
from elevate_tag.sandbox.cluster.content import ContentItem
from elevate_tag.sandbox.cluster.history import History
from elevate_tag.sandbox.cluster.page_settings import ListSettings, PageSettings
from elevate_tag.sandbox.cluster.query_parameters import OF_PRODUCTS
from elevate_tag.sandbox.cluster.search import SORTS


@dataclass(frozen=True)
class Ask:
    """All that an answer is made from."""

    page: "Page"
    given: Mapping[str, str]
    settings: PageSettings
    catalogue: Catalogue
    content: Sequence[ContentItem]
    history: History
    tray: Tray

    def includes(self, part: str) -> bool:
        """Whether the body asked for this part of the page."""
        return part in self.settings.included


@dataclass(frozen=True)
class Page:
    """One kind of page.

    `needs` and `has` are its own parameters, beside the group of common ones in `takes`; `parts`,
    `lists`, `content` and `filtered` are what its body may hold; `sorts` the orders of its listing.
    """

    answer: Callable[[Ask], Json]
    needs: frozenset[str] = frozenset()
    has: frozenset[str] = frozenset()
    takes: frozenset[str] = OF_PRODUCTS
    parts: frozenset[str] = frozenset()
    lists: tuple[ListSettings, ...] | None = None  # None: the page has no lists
    content: bool = False
    filtered: bool = False
    methods: tuple[str, ...] = ("GET", "POST")
    sorts: tuple[str, ...] = tuple(SORTS)
