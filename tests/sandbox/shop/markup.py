"""Finds elements in a page of the shop, as far as these tests need it."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"meta", "link", "img", "input", "br"})


@dataclass
class Element:
    """One element: its attributes (those without value are "") and all text inside it."""

    name: str
    attributes: dict[str, str]
    text: str = ""


@dataclass
class Markup(HTMLParser):
    """The elements of a page, in the order in which they begin."""

    page: str
    elements: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self._open: list[Element] = []
        self.feed(self.page)

    def all(self, name: str, /, **attributes: str) -> list[Element]:
        """The elements of a name that have these attributes; `_` stands for `-` in theirs."""
        wanted = {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()}
        return [
            e for e in self.elements if e.name == name and wanted.items() <= e.attributes.items()
        ]

    def one(self, name: str, /, **attributes: str) -> Element:
        """The only such element."""
        (found,) = self.all(name, **attributes)
        return found

    def values(self, attribute: str) -> list[str]:
        """What an attribute says, wherever it stands."""
        return [e.attributes[attribute] for e in self.elements if attribute in e.attributes]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes an element and opens it."""
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        """Closes the innermost element of this name."""
        while self._open and self._open.pop().name != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Adds text to all open elements."""
        for element in self._open:
            element.text += data
