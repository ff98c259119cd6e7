"""What becomes of notifications: entries, evidence, backoff, the flood guard."""

from elevate_tag.browser.core.entry import Entry, entry_of, text_of
from elevate_tag.browser.core.evidence import Evidence, text_of_evidence
from elevate_tag.browser.core.flood import full_after
from elevate_tag.browser.core.outbox import (
    backoff_after,
    is_failure,
    next_to_send,
    state_after,
    surplus,
)
from elevate_tag.browser.runtime import json_text, number_of, number_text, words
from elevate_tag.browser.runtime.javascript import bridge
from tests.browser.probe.texts import text_list, truth


def kept_entry(text: str) -> str:
    """``text_of`` what ``entry_of`` reads; ``null`` for what is none."""
    entry = entry_of("name", text)
    return "null" if entry is None else json_text(text_of(entry))


def failed_entry(text: str, due: float) -> str:
    """An entry that is to be sent again, as it is kept."""
    entry = entry_of("name", text)
    if entry is None:
        return "null"
    entry.fail(due)
    return json_text(text_of(entry))


def entry_state(text: str, now: float, seen: str, answered: bool) -> str:
    """``state_after``, with evidence as it is kept."""
    entry = entry_of("name", text)
    if entry is None:
        return "null"
    return json_text(state_after(entry, now, Evidence(seen, now), answered))


def evidence_after(seen: str, now: float, failed: bool, retry_after: float) -> str:
    """What is kept of a cluster once it failed, or answered."""
    evidence = Evidence(seen, now)
    if failed:
        evidence.fail(now, retry_after)
    else:
        evidence.recover()
    return json_text(text_of_evidence(evidence))


def failure(status: int) -> str:
    """``is_failure``."""
    return truth(is_failure(status))


def backoff_seconds(failures: float, retry_after: float, chance: float) -> str:
    """``backoff_after``."""
    return number_text(backoff_after(failures, retry_after, chance))


def next_name(texts: str) -> str:
    """The name of the ``next_to_send`` of entries, one a line; each is named by its number."""
    entries: list[Entry] = []
    for text in texts.split("\n"):
        entry = entry_of(number_text(len(entries)), text)
        if entry is not None:
            entries.append(entry)
    entry = next_to_send(entries)
    return "null" if entry is None else json_text(entry.name)


def out(seen: str, now: float) -> str:
    """Whether a cluster of which this was seen ``is_out``."""
    return truth(Evidence(seen, now).is_out(now))


def may_ask(seen: str, now: float) -> str:
    """Whether a page ``may_ask`` a cluster of which this was seen."""
    return truth(Evidence(seen, now).may_ask(now))


def surplus_names(names: str, state: str, now: float) -> str:
    """The names of the ``surplus`` of entries; each is written ``at:length of its body``.

    They are in ``state``, but for those with ``:handed`` behind.
    """
    entries: list[Entry] = []
    for name in words(names):
        word = (name + ":" + state).split(":")
        at = number_of(word[0])
        length = number_of(word[1])
        ticket = "T"
        while len(ticket) < length:
            ticket = ticket + "T"
        entries.append(Entry(name, word[2], at, at, 0, "click", "UK", "https://c.example", ticket))
    found: list[str] = []
    for entry in surplus(entries, now):
        found.append(entry.name)
    return text_list(found)


def full_seconds(full_at: float, now: float) -> str:
    """``full_after``."""
    return number_text(full_after(full_at, now))


def offer_outbox() -> None:
    """Hand them to the page."""
    bridge.ready("kept_entry", kept_entry)
    bridge.ready("failed_entry", failed_entry)
    bridge.ready("entry_state", entry_state)
    bridge.ready("evidence_after", evidence_after)
    bridge.ready("failure", failure)
    bridge.ready("backoff_seconds", backoff_seconds)
    bridge.ready("next_name", next_name)
    bridge.ready("out", out)
    bridge.ready("may_ask", may_ask)
    bridge.ready("surplus_names", surplus_names)
    bridge.ready("full_seconds", full_seconds)
