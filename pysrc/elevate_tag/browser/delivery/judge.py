"""What is known of the entries, by what the shop's pages have seen of the cluster."""

from collections.abc import Callable

from elevate_tag.browser.core.entry import WAITS, Entry
from elevate_tag.browser.core.evidence import Evidence, text_of_evidence
from elevate_tag.browser.core.hooks import DROPPED, SENT
from elevate_tag.browser.core.outbox import (
    LONGEST_BACKOFF_S,
    backoff_after,
    state_after,
    surplus,
)
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
        # What was seen of the cluster where it could not be stored.
        self.unstored = ""

    def entries(self, answered: bool) -> list[Entry]:
        """What is in the box, brought up to date.

        ``answered`` is whether the cluster has just given a second answer that was no failure.
        """
        evidence = self.seen()
        self.clear(self.box.entries())
        kept: list[Entry] = []
        for entry in self.box.entries():
            if entry.due > now() + LONGEST_BACKOFF_S + 1:
                # The clock was ahead when it was written.
                entry.turn(entry.state, now())
                self.box.keep(entry)
            state = state_after(entry, now(), evidence, answered)
            if state == "":
                self.trust(entry)
            else:
                if state != entry.state:
                    wait = backoff_after(entry.tries, 0, 1)
                    entry.turn(state, now() + wait if state == WAITS else entry.due)
                    self.box.keep(entry)
                kept.append(entry)
        return kept

    def clear(self, entries: list[Entry]) -> None:
        """Let go of what is too old or too much."""
        for entry in surplus(entries, now()):
            if entry.state == WAITS:
                self.box.forget(entry)
                self.told(DROPPED, entry, 0, "too old, or too many wait")
            else:
                self.trust(entry)

    def trust(self, entry: Entry) -> None:
        """It has arrived, as far as anybody can know."""
        self.box.forget(entry)
        self.told(SENT, entry, 0, "the answer was not heard")

    def failed(self, tries: float, retry_after: float, counts: bool) -> float:
        """Let all pages know that the cluster failed, if it ``counts``; when to try it again.

        ``tries`` is how often the notification failed with which it did.
        """
        evidence = self.seen()
        if counts:
            evidence.fail(now(), retry_after)
            self.remember(evidence)
        failures = tries if tries > evidence.failures else evidence.failures
        return now() + backoff_after(failures, retry_after, chance())

    def answered(self, again: bool) -> None:
        """Let all pages know that it is well, once what was left while it was not is judged.

        ``again`` is whether it had answered before: one answer is not enough to trust another.
        """
        self.entries(again)
        evidence = self.seen()
        if evidence.failures > 0:
            if evidence.failed_at <= now():
                self.hasten()
            evidence.recover()
            self.remember(evidence)

    def hasten(self) -> None:
        """What was put off by others' failures goes as soon as its own allow: at once after one."""
        for entry in self.box.entries():
            due = now()
            if entry.tries > 1:
                due = due + backoff_after(entry.tries, 0, chance())
            if entry.state == WAITS and entry.due > due:
                entry.turn(WAITS, due)
                self.box.keep(entry)

    def seen(self) -> Evidence:
        """What was seen of the cluster: last by this page, or by another."""
        stored = Evidence(read_item(SEEN), now())
        own = Evidence(self.unstored, now())
        return own if own.failed_at >= stored.failed_at else stored

    def remember(self, evidence: Evidence) -> None:
        """Let all pages know, or this one at least."""
        text = text_of_evidence(evidence)
        self.unstored = "" if self.shelf.write(SEEN, text) else text
