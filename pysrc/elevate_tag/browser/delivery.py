"""Delivers notifications by way of the outbox, as its rule says (``core.outbox``)."""

from collections.abc import Callable

from elevate_tag.browser.box import ENTRY_PREFIX, Box
from elevate_tag.browser.core.evidence import Evidence, text_of_evidence
from elevate_tag.browser.core.flood import full_after
from elevate_tag.browser.core.hooks import DROPPED, RETRY, SENT
from elevate_tag.browser.core.outbox import (
    ANSWER_S,
    FIRST_REPEAT_S,
    HANDED,
    LEFT,
    WAITS,
    Entry,
    is_failure,
    repeat_after,
    state_after,
    surplus,
)
from elevate_tag.browser.core.wire import QUESTION, QUESTION_BODY, body_of
from elevate_tag.browser.runtime import (
    alone,
    chance,
    is_online,
    later,
    now,
    number_of,
    number_text,
    post,
    read_item,
    stamp,
    write_item,
)

# What was seen of the cluster, for all pages to know.
SEEN = "elevate-tag.seen"
# The flood guard's bucket, for all pages too.
FULL_AT = "elevate-tag.full"

# What one page asks of a cluster that does not answer; the next page goes on.
FAILURES_OF_A_PAGE = 3
# Seconds until a tab looks again whether another has sent what waits.
BUSY_S = 1


class Delivery:
    """One page's part in the outbox that all pages of the shop share.

    ``endpoint`` is the cluster's. ``told`` hears what became of an entry: the event, the status
    (0: no answer) and the reason.
    """

    def __init__(self, endpoint: str, told: Callable[[str, Entry, int, str], None]) -> None:
        self.box = Box(endpoint)
        self.endpoint = endpoint
        self.told = told
        # What this page has handed over since it was last left.
        self.handed: list[Entry] = []
        self.failures = 0
        self.running = False
        self.timed = False
        self.away = False
        # What the flood guard refused, and where its bucket is kept without storage.
        self.refused = 0
        self.full_at = 0.0

    def send(self, kind: str, market: str, url: str, ticket: str) -> None:
        """Write a notification down and send it, behind those that wait."""
        entry = Entry(ENTRY_PREFIX + stamp(), WAITS, now(), now(), 0, kind, market, url, ticket)
        if self.is_flood():
            self.refused = self.refused + 1
            self.told(DROPPED, entry, 0, "too many acts, " + number_text(self.refused) + " dropped")
            return
        waits = not is_online()
        entries = self.box.entries()
        for other in entries:
            if other.state == WAITS:
                waits = True
        entries.append(entry)
        self.clear(entries)
        if waits:
            self.box.keep(entry)
            self.run()
        else:
            self.hand(entry, no_more)

    def is_flood(self) -> bool:
        """Whether this is more than any shopper does."""
        stored = number_of(read_item(FULL_AT))
        full_at = full_after(stored if stored > 0 else self.full_at, now())
        if full_at > 0:
            self.full_at = full_at
            write_item(FULL_AT, number_text(full_at))
        return full_at == 0

    def hand(self, entry: Entry, done: Callable[[], None]) -> None:
        """Hand an entry to the browser, and wait for the answer."""
        entry.turn(HANDED, now() + ANSWER_S)
        self.box.keep(entry)
        self.handed.append(entry)
        waiting = True

        def settled(status: int, reason: str, retry_after: float) -> None:
            nonlocal waiting
            # An answer may come after it was given up.
            if waiting or not is_failure(status):
                waiting = False
                self.settle(entry.name, status, reason, retry_after)
                done()
                self.run()

        def overdue() -> None:
            settled(0, "no answer in time", 0)

        later(overdue, ANSWER_S)
        post(entry.url, body_of(entry.ticket), settled)

    def settle(self, name: str, status: int, reason: str, retry_after: float) -> None:
        """Do what an answer asks for; 0 is none."""
        entry = self.box.entry(name)
        # A page that is left hears of failures that are none: the browser goes on sending.
        if entry is None or (status == 0 and entry.state != HANDED):
            return
        if status < 0:
            entry.turn(LEFT, entry.due)
            self.box.keep(entry)
        elif is_failure(status):
            self.failures = self.failures + 1
            entry.fail(now() + repeat_after(entry.tries + 1, retry_after, chance()))
            self.box.keep(entry)
            self.see_failure()
            self.told(RETRY, entry, status, reason)
        else:
            self.failures = 0
            self.box.forget(entry)
            self.told(SENT if status < 300 else DROPPED, entry, status, reason)
            self.see_answer()

    def see_failure(self) -> None:
        """Let all pages know that the cluster is sick."""
        evidence = Evidence(read_item(SEEN))
        evidence.fail(now())
        write_item(SEEN, text_of_evidence(evidence))

    def see_answer(self) -> None:
        """Let all pages know that it is well, once what was left while it was not is judged."""
        self.judge(True)
        evidence = Evidence(read_item(SEEN))
        if evidence.sick:
            evidence.recover()
            write_item(SEEN, text_of_evidence(evidence))

    def clear(self, entries: list[Entry]) -> None:
        """Drop what is too old or too much."""
        for old in surplus(entries, now()):
            self.box.forget(old)
            self.told(DROPPED, old, 0, "too old, or too many wait")

    def judge(self, answered: bool) -> list[Entry]:
        """Bring the box up to date with what was seen of the cluster, and give what is in it."""
        evidence = Evidence(read_item(SEEN))
        kept: list[Entry] = []
        self.clear(self.box.entries())
        for entry in self.box.entries():
            state = state_after(entry, now(), evidence, answered)
            if state == "":
                self.box.forget(entry)
                self.told(SENT, entry, 0, "the answer was not heard")
            else:
                if state != entry.state:
                    entry.turn(state, now() + FIRST_REPEAT_S if state == WAITS else entry.due)
                    self.box.keep(entry)
                kept.append(entry)
        return kept

    def run(self) -> None:
        """Send what waits, one by one, as long as the cluster takes it; judge what was left."""
        if self.running or self.away or not is_online() or self.failures == FAILURES_OF_A_PAGE:
            return
        first: Entry | None = None
        left: Entry | None = None
        look_at = 0.0
        for entry in self.judge(False):
            if entry.state == LEFT:
                left = entry
            elif entry.state == HANDED:
                look_at = entry.due + 1
            elif entry.state == WAITS and first is None:
                first = entry
        if first is not None:
            look_at = first.due
            if look_at <= now():
                self.send_alone()
                return
        elif left is not None and look_at == 0:
            self.ask(left)
        if look_at > 0:
            self.look_in(look_at - now())

    def look_in(self, seconds: float) -> None:
        """Run again later; one timer at a time."""

        def look() -> None:
            self.timed = False
            self.run()

        if not self.timed:
            self.timed = True
            later(look, seconds)

    def send_alone(self) -> None:
        """Send what is due, one after another, unless another tab does."""
        self.running = True

        def work(release: Callable[[], None]) -> None:
            def proceed() -> None:
                for entry in self.box.entries():
                    if entry.state == WAITS:
                        # Of a page that goes nobody would learn that this was handed over.
                        if (
                            entry.due <= now()
                            and self.failures < FAILURES_OF_A_PAGE
                            and not self.away
                        ):
                            self.hand(entry, proceed)
                            return
                        break
                self.running = False
                release()

            proceed()
            self.run()

        def busy() -> None:
            self.running = False
            self.look_in(BUSY_S)

        alone(work, busy)

    def ask(self, left: Entry) -> None:
        """See whether the cluster is well, for the sake of those whose answer nobody heard."""
        self.running = True

        def seen(status: int, _reason: str, _retry_after: float) -> None:
            self.running = False
            if status < 0 or (status == 0 and self.away):
                return
            if is_failure(status):
                self.see_failure()
            else:
                self.see_answer()
            self.run()

        query = left.url[len(self.endpoint + left.kind) :]
        post(self.endpoint + QUESTION + query, QUESTION_BODY, seen)

    def leave(self) -> None:
        """The page goes, or may: nobody will hear the answers that are still to come."""
        self.away = True
        for handed in self.handed:
            entry = self.box.entry(handed.name)
            if entry is not None and entry.state == HANDED:
                entry.turn(LEFT, entry.due)
                self.box.keep(entry)
        self.handed = []

    def wake(self) -> None:
        """The page is there again, or the network is."""
        self.away = False
        self.failures = 0
        self.run()


def no_more() -> None:
    """Nothing else waits for the answer."""
