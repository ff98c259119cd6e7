"""Where the outbox is kept: localStorage, an item for each entry, so that tabs write none twice."""

from elevate_tag.browser.core.entry import Entry, entry_of, text_of
from elevate_tag.browser.core.outbox import AGE_S
from elevate_tag.browser.runtime import item_names, now, read_item, remove_item
from elevate_tag.browser.shelf import Shelf

# Beside ``voyado.session``, never in it.
ENTRY_PREFIX = "elevate-tag.outbox."


class Box:
    """The entries for one cluster, ``endpoint``; a page of another cluster leaves them alone."""

    def __init__(self, endpoint: str, shelf: Shelf) -> None:
        self.endpoint = endpoint
        self.shelf = shelf
        # Those that storage did not take: it is blocked, full, or not allowed.
        self.memory: list[Entry] = []

    def entries(self) -> list[Entry]:
        """All of them, oldest first; what is broken is thrown away."""
        found: list[Entry] = []
        # Where nothing may be kept, what others kept is not this page's to send.
        for name in item_names(ENTRY_PREFIX) if self.shelf.is_open else []:
            entry = entry_of(name, read_item(name))
            if entry is not None and entry.url.startswith(self.endpoint):
                found.append(entry)
            elif entry is None or now() - entry.at > AGE_S:
                # Of another cluster's nobody may come to see to it any more.
                remove_item(name)
        for entry in self.memory:
            found.append(entry)
        return found

    def entry(self, name: str) -> Entry | None:
        """The entry as it is now, ``None`` where another page has seen to it."""
        for entry in self.entries():
            if entry.name == name:
                return entry
        return None

    def keep(self, entry: Entry) -> bool:
        """Write it down, or remember it: ``False`` where no later page will know of it."""
        self.forget(entry)
        written = self.shelf.write(entry.name, text_of(entry))
        if not written:
            self.memory.append(entry)
        return written

    def forget(self, entry: Entry) -> None:
        """It is not needed any more."""
        others: list[Entry] = []
        for other in self.memory:
            if other.name != entry.name:
                others.append(other)
        self.memory = others
        remove_item(entry.name)

    def empty(self) -> None:
        """What storage did not take is not needed any more."""
        self.memory = []
