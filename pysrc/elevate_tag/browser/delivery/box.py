"""Where the outbox is kept: localStorage, an item for each entry, so that tabs write none twice."""

from elevate_tag.browser.core.entry import Entry, entry_of, text_of
from elevate_tag.browser.runtime import item_names, read_item, remove_item, write_item

# Beside ``voyado.session``, never in it.
ENTRY_PREFIX = "elevate-tag.outbox."


class Box:
    """The entries for one cluster, ``endpoint``; a page of another cluster leaves them alone."""

    def __init__(self, endpoint: str) -> None:
        self.endpoint = endpoint
        # Those that storage did not take: it is blocked or full.
        self.memory: list[Entry] = []

    def entries(self) -> list[Entry]:
        """All of them, oldest first; what is broken is thrown away."""
        found: list[Entry] = []
        for name in item_names(ENTRY_PREFIX):
            entry = entry_of(name, read_item(name))
            if entry is None:
                remove_item(name)
            elif entry.url.startswith(self.endpoint):
                found.append(entry)
        for entry in self.memory:
            found.append(entry)
        return found

    def entry(self, name: str) -> Entry | None:
        """The entry as it is now, ``None`` where another page has seen to it."""
        for entry in self.entries():
            if entry.name == name:
                return entry
        return None

    def keep(self, entry: Entry) -> None:
        """Write it down, or remember it."""
        self.forget(entry)
        if not write_item(entry.name, text_of(entry)):
            self.memory.append(entry)

    def forget(self, entry: Entry) -> None:
        """It is not needed any more."""
        others: list[Entry] = []
        for other in self.memory:
            if other.name != entry.name:
                others.append(other)
        self.memory = others
        remove_item(entry.name)
