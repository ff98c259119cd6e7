"""What is known of the entries, by what the shop's pages have seen of the cluster."""

from collections.abc import Callable

from elevate_tag.browser.core.entry import LEFT, LIKELY, WAITS, Entry
from elevate_tag.browser.core.evidence import Evidence, text_of_evidence
from elevate_tag.browser.core.hooks import DROPPED, SENT
from elevate_tag.browser.core.outbox import FIRST_BACKOFF_S, backoff_after, state_after, surplus
from elevate_tag.browser.delivery.box import Box
from elevate_tag.browser.runtime import chance, now, read_item
from elevate_tag.browser.shelf import Shelf

# What was seen of the cluster, for all pages to know.
SEEN = "elevate-tag.seen"


class Judge:
    """Keeps the box true. ``told`` hears what became of an entry: see ``Delivery``."""

    def __init__(
        self, box: Box, shelf: Shelf, told: Callable[[str, Entry, int, str], None]
    ) -> None:
        self.box = box
        self.shelf = shelf
        self.told = told

    def entries(self, answered: bool) -> list[Entry]:
        """What is in the box, brought up to date.

        ``answered`` is whether the cluster has just given an answer that was no failure.
        """
        evidence = Evidence(read_item(SEEN))
        self.clear(self.box.entries())
        kept: list[Entry] = []
        for entry in self.box.entries():
            state = state_after(entry, now(), evidence, answered)
            if state == "":
                self.trust(entry)
            else:
                if state != entry.state:
                    entry.turn(state, now() + FIRST_BACKOFF_S if state == WAITS else entry.due)
                    self.box.keep(entry)
                kept.append(entry)
        return kept

    def clear(self, entries: list[Entry]) -> None:
        """Let go of what is too old or too much."""
        for entry in surplus(entries, now()):
            if entry.state == LEFT or entry.state == LIKELY:
                self.trust(entry)
            else:
                self.box.forget(entry)
                self.told(DROPPED, entry, 0, "too old, or too many wait")

    def trust(self, entry: Entry) -> None:
        """It has arrived, as far as anybody can know."""
        self.box.forget(entry)
        self.told(SENT, entry, 0, "the answer was not heard")

    def failed(self, tries: float, retry_after: float) -> float:
        """Let all pages know that the cluster failed; when to try it again.

        ``tries`` is how often the notification failed with which it did.
        """
        evidence = Evidence(read_item(SEEN))
        evidence.fail(now())
        self.shelf.write(SEEN, text_of_evidence(evidence))
        failures = tries if tries > evidence.failures else evidence.failures
        return now() + backoff_after(failures, retry_after, chance())

    def answered(self) -> None:
        """Let all pages know that it is well, once what was left while it was not is judged."""
        self.entries(True)
        evidence = Evidence(read_item(SEEN))
        if evidence.failures > 0:
            evidence.recover()
            self.shelf.write(SEEN, text_of_evidence(evidence))

    def is_out(self) -> bool:
        """Whether to ask the cluster how it is, before anything is sent."""
        return Evidence(read_item(SEEN)).is_out(now())
