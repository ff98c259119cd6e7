"""Delivers notifications by way of the outbox, as its rule says (``core.outbox``)."""

from collections.abc import Callable

from elevate_tag.browser.core.api import AD
from elevate_tag.browser.core.config import Config
from elevate_tag.browser.core.entry import HANDED, LEFT, WAITS, Entry
from elevate_tag.browser.core.hooks import DROPPED, RETRY, SENT
from elevate_tag.browser.core.outbox import ANSWER_S, LONGEST_BODY, is_failure, next_to_send
from elevate_tag.browser.core.wire import QUESTION, QUESTION_BODY
from elevate_tag.browser.delivery.alarm import Alarm
from elevate_tag.browser.delivery.box import ENTRY_PREFIX, Box
from elevate_tag.browser.delivery.guard import FULL_AT, FULL_OF_ADS_AT, Guard
from elevate_tag.browser.delivery.judge import Judge
from elevate_tag.browser.delivery.post import post_in_time
from elevate_tag.browser.runtime import alone, is_online, later, now, number_text, stamp
from elevate_tag.browser.visitor import Visitor

# What one page asks of a cluster that does not answer; the next page goes on.
FAILURES_OF_A_PAGE = 3
# As many of them at once, to learn how the cluster is; the last is for what waits, when it is due.
FAILURES_AT_ONCE = 2
# Seconds until a tab looks again whether another has sent what waits.
BUSY_S = 1
# Seconds until a tab has heard what another stored before it let go of the lock: of that and of the
# lock itself a busy page's process hears in no certain order.
HEARSAY_S = 0.1


class Delivery:
    """One page's part in the outbox that all pages of the shop share.

    ``told`` hears what became of an entry: the event, the status (0: no answer) and the reason.
    """

    def __init__(
        self, config: Config, visitor: Visitor, told: Callable[[str, Entry, int, str], None]
    ) -> None:
        def run() -> None:
            self.run()

        self.box = Box(config.endpoint, visitor.shelf)
        self.judge = Judge(self.box, visitor.shelf, told)
        self.guard = Guard(visitor.shelf, FULL_AT)
        self.ad_guard = Guard(visitor.shelf, FULL_OF_ADS_AT)
        self.visitor = visitor
        self.endpoint = config.endpoint
        self.media_type = config.api.media_type
        self.has_question = config.api.row(QUESTION).path != ""
        self.told = told
        # What this page has handed over since it was last left.
        self.handed: list[Entry] = []
        self.failures = 0
        # Whether the next answer is the first of the two that an unheard one is trusted after.
        self.asks_again = True
        self.running = False
        self.away = False
        # Another one each time that the page is left.
        self.life = 0
        self.alarm = Alarm(run)

    def send(self, kind: str, market: str, url: str, body: str) -> bool:
        """Write a notification down and send it, behind those that wait; ``False`` if dropped."""
        entry = Entry(ENTRY_PREFIX + stamp(), WAITS, now(), now(), 0, kind, market, url, body)
        if len(body) > LONGEST_BODY:
            self.told(DROPPED, entry, 0, "it is too long")
            return False
        guard = self.ad_guard if kind == AD else self.guard
        if guard.refuses():
            count = number_text(guard.refused)
            self.told(DROPPED, entry, 0, "too many acts, " + count + " dropped")
            return False

        def run() -> None:
            self.run()

        entries = self.box.entries()
        entries.append(entry)
        self.judge.clear(entries)
        first = next_to_send(entries)
        is_first = first is not None and first.name == entry.name
        in_vain = self.has_asked_in_vain()
        # What is not written down no later page can send; and another may have seen it well.
        is_left = in_vain and self.box.keep(entry) and self.judge.seen().failures > 0
        if (is_first or in_vain) and is_online() and not is_left:
            self.hand(entry, run)
        else:
            self.box.keep(entry)
            self.run()
        return True

    def hand(self, entry: Entry, done: Callable[[], None]) -> None:
        """Hand an entry to the browser; ``done`` with the answer, or when that is overdue."""
        entry.turn(HANDED, now() + ANSWER_S)
        self.box.keep(entry)
        self.handed.append(entry)

        life = self.life
        failures = self.failures

        def settled(status: int, reason: str, retry_after: float) -> None:
            # A page that is left hears of failures that are none: the browser goes on sending.
            if status != 0 or life == self.life:
                self.settle(entry.name, failures, status, reason, retry_after)

        post_in_time(entry.url, entry.body, self.media_type, settled, done)

    def settle(
        self, name: str, failures: int, status: int, reason: str, retry_after: float
    ) -> None:
        """Do what an answer asks for; 0 is none. ``failures`` as they were when it was sent."""
        entry = self.box.entry(name)
        if entry is None or (status == 0 and entry.state == WAITS):
            return
        if status < 0:
            # It counts as a try, or a page that hears no answers would send it again and again.
            entry.fail(entry.due)
            entry.turn(LEFT, entry.due)
            self.box.keep(entry)
        elif is_failure(status):
            entry.fail(self.fail(failures, entry.tries + 1, retry_after))
            self.box.keep(entry)
            self.told(RETRY, entry, status, reason)
        else:
            self.box.forget(entry)
            self.told(SENT if status < 300 else DROPPED, entry, status, reason)
            self.succeed()

    def fail(self, failures: int, tries: float, retry_after: float) -> float:
        """The cluster failed; when to try it again.

        What was under way together fails together: that counts once.
        """
        counts = self.failures <= failures
        if counts:
            self.failures = self.failures + 1
        self.asks_again = True
        return self.judge.failed(tries, retry_after, counts)

    def succeed(self) -> None:
        """The cluster answered."""
        self.failures = 0
        self.judge.answered(not self.asks_again)
        self.asks_again = False

    def run(self) -> None:
        """Send what waits, one by one, as long as the cluster takes it; judge what was left."""
        if self.running or not self.may_send() or not is_online():
            return
        entries = self.judge.entries(False)
        left: Entry | None = None
        look_at = 0.0
        for entry in entries:
            if entry.state == LEFT:
                left = entry
            elif entry.state == HANDED:
                look_at = entry.due + 1
        if left is None:
            self.asks_again = True
        first = next_to_send(entries)
        if first is not None:
            look_at = first.due
            if look_at <= now() or self.may_ask():
                self.send_alone()
                return
        elif left is not None and look_at == 0 and self.has_question:
            self.ask_for(left)
        if look_at > 0:
            self.alarm.set(look_at)

    def may_send(self) -> bool:
        """Whether this page still asks for answers: it is there, and has not asked in vain."""
        return not self.away and not self.has_asked_in_vain() and self.visitor.may_send()

    def has_asked_in_vain(self) -> bool:
        """Whether this page leaves the cluster to the next."""
        return self.failures >= FAILURES_OF_A_PAGE

    def may_ask(self) -> bool:
        """Whether to ask the cluster how it is though nothing is due."""
        hopes = self.failures < FAILURES_AT_ONCE
        return hopes and self.has_question and self.judge.seen().may_ask(now())

    def send_alone(self) -> None:
        """Send what is due, one after another, unless another tab does."""
        self.running = True

        def work(release: Callable[[], None]) -> None:
            def begin() -> None:
                self.send_next(release)

            later(begin, HEARSAY_S)

        def busy() -> None:
            self.running = False
            self.alarm.set(now() + BUSY_S)

        if self.box.shelf.is_open:
            alone(work, busy)
        else:
            # Nothing may be kept, a lock neither, and there is nothing of other tabs.
            self.send_next(free)

    def send_next(self, release: Callable[[], None]) -> None:
        """Send what is due, and with its answer the next; ``release`` when nothing is."""

        def proceed() -> None:
            self.send_next(release)

        def hand(entry: Entry) -> None:
            self.hand(entry, proceed)

        first = next_to_send(self.box.entries())
        if first is None or not self.may_send() or (first.due > now() and not self.may_ask()):
            self.running = False
            release()
            self.run()
        elif self.judge.seen().is_out(now()) and self.has_question:
            self.ask(first, proceed, hand)
        else:
            hand(first)

    def ask_for(self, left: Entry) -> None:
        """See how the cluster is for the sake of those whose answer nobody heard."""
        self.running = True

        def heard() -> None:
            self.running = False
            self.run()

        def unheard(_: Entry) -> None:
            self.running = False

        self.ask(left, heard, unheard)

    def ask(
        self, entry: Entry, heard: Callable[[], None], unheard: Callable[[Entry], None]
    ) -> None:
        """Ask the cluster how it is, and put ``entry`` off if it fails."""
        known = True
        life = self.life

        def settled(status: int, _reason: str, retry_after: float) -> None:
            nonlocal known
            known = status >= 0
            if status > 0 and not is_failure(status):
                self.succeed()
            elif known and not self.away and life == self.life:
                due = self.fail(self.failures, 0, retry_after)
                waiting = self.box.entry(entry.name)
                if waiting is not None and waiting.state == WAITS:
                    waiting.turn(WAITS, due)
                    self.box.keep(waiting)

        def over() -> None:
            if known:
                heard()
            else:
                # This page keeps answers to itself: it asks of what is due only.
                self.failures = FAILURES_AT_ONCE
                unheard(entry)

        asked = self.endpoint + QUESTION + "?" + entry.url.split("?")[1]
        post_in_time(asked, QUESTION_BODY, self.media_type, settled, over)

    def leave(self, goes: bool) -> None:
        """The page goes, or may: nobody is sure to hear the answers that are still to come."""
        self.away = True
        if goes:
            self.life = self.life + 1
        for handed in self.handed:
            entry = self.box.entry(handed.name)
            if entry is not None and entry.state == HANDED:
                entry.turn(LEFT, entry.due)
                self.box.keep(entry)
        self.handed = []

    def forget(self) -> None:
        """What waits in this page is not to be sent any more."""
        self.box.empty()
        self.handed = []

    def wake(self) -> None:
        """The page is there again, or the network is."""
        self.away = False
        self.failures = 0
        self.run()


def free() -> None:
    """Nothing was held."""
