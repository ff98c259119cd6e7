"""The outbox: what was handed to the browser and is not known to have arrived. Pure.

A notification is written down before it is sent, an entry of localStorage for each, so that two
tabs never write the same one. Its state says what is known of it:

``waits``   it is to be sent, as soon as it is due: it failed, or was not tried while others failed;
``handed``  a page that is there has sent it and listens for the answer;
``left``    that page went away first: the browser goes on sending, and nobody hears the answer;
``likely``  so too, and the next two answers that a page heard were none of failure.

**The rule.** To send all again whose answer nobody heard doubles clicks on a healthy cluster; to
trust all of it loses them on a sick one. So an unheard answer is taken to be what the cluster was
seen to do next to it. When it was handed over up to a minute after a failure with no other answer
between, or one of the next two answers that a page hears is a failure, it ``waits``; when neither
is, it is ``likely`` to have arrived, and has a minute later, unless the cluster turns out to be
flaky (it fails, is well and fails again within a minute), when such answers say nothing: then what
was left within a minute of that ``waits``. Where nothing else is under way the next page asks for
those answers; and while something waits each page asks a cluster that failed at once, unless that
wants to be left alone (``Retry-After``). Nothing is sent to a cluster that failed before it has
answered such a question, unless it is flaky. An entry that is ``handed`` for longer than any answer
is waited for belonged to a page that died without a word (the browser was killed), and ``waits``.
What remains possible: a click is lost when the cluster failed on it alone, next to answers that
were none, while its page was being left, or when its tab was the last, an outage ended before the
visitor came back, and nothing else had met that outage; it is doubled when the cluster had taken it
and the answer was lost with the connection, the browser, or in the minute around a failure.
"""

from elevate_tag.browser.core.entry import HANDED, LEFT, LIKELY, WAITS, Entry, text_of
from elevate_tag.browser.core.evidence import DOUBT_S, Evidence

# Seconds. The longest that an answer is waited for; longer, and its page is not there any more.
ANSWER_S = 30
# Elevate learns from what shoppers do now; and a visitor's keys may have changed by tomorrow.
AGE_S = 86400
# What a visitor does in some minutes of an outage. More would be sent in a burst when it ends.
MOST = 50
# Characters: what browsers let a page have under way at its end, and 1 % of a shop's localStorage.
MOST_CHARACTERS = 60000
# No ticket is as long. A longer body drives others out, or is more than a browser sends at an end.
LONGEST_BODY = 30000
# An entry that failed so often steps behind the others: it may be what the cluster fails on.
PATIENCE = 3
# The first backoff is 1 to 2 seconds, each further four times as long: two or three in a shopper's
# page. Never longer than an hour.
FIRST_BACKOFF_S = 2.0
LONGEST_BACKOFF_S = 3600.0


def state_after(entry: Entry, now: float, evidence: Evidence, answered: bool) -> str:
    """What is known of an entry now: its state, or ``""`` when it has arrived.

    ``answered`` is whether a page has just heard a second answer that was no failure, with none of
    failure since ``evidence``.
    """
    state = entry.state
    handed_at = entry.due - ANSWER_S
    if state == HANDED:
        return WAITS if now > entry.due else HANDED
    if state == WAITS:
        return WAITS
    if evidence.flaky_at >= handed_at - DOUBT_S:
        return WAITS
    if state == LEFT:
        if evidence.failures > 0 and evidence.failed_at >= handed_at - DOUBT_S:
            return WAITS
        return LIKELY if answered else LEFT
    return "" if now > handed_at + DOUBT_S else LIKELY


def is_failure(status: int) -> bool:
    """Whether an answer's status says that a repeat may help; 0 is no answer."""
    return status == 0 or status == 408 or status == 429 or status >= 500


def backoff_after(failures: float, retry_after: float, chance: float) -> float:
    """Seconds until the cluster is tried again, after so many failures; ``chance`` is from 0 to 1.

    ``retry_after`` are the seconds that the cluster asked for, 0 for none.
    """
    longest = FIRST_BACKOFF_S
    while failures > 1 and longest < LONGEST_BACKOFF_S:
        longest = longest * 4
        failures = failures - 1
    wait = longest * (0.5 + chance * 0.5)
    if wait < retry_after:
        wait = retry_after + chance
    return wait if wait < LONGEST_BACKOFF_S else LONGEST_BACKOFF_S


def surplus(entries: list[Entry], now: float) -> list[Entry]:
    """Those that wait for too long, and the oldest of all that are too many or too much.

    What is under way neither counts nor goes: its answer comes. ``entries`` come oldest first.
    """
    rest: list[Entry] = []
    characters = 0
    for entry in entries:
        if entry.state != HANDED:
            rest.append(entry)
            characters = characters + len(text_of(entry))
    count = len(rest)
    gone: list[Entry] = []
    for entry in rest:
        too_old = entry.state == WAITS and now - entry.at > AGE_S
        if too_old or count > MOST or characters > MOST_CHARACTERS:
            gone.append(entry)
            count = count - 1
            characters = characters - len(text_of(entry))
    return gone


def next_to_send(entries: list[Entry]) -> Entry | None:
    """The oldest of those that wait, but for those that step behind: of them the one due first."""
    behind: Entry | None = None
    for entry in entries:
        if entry.state == WAITS:
            if entry.tries < PATIENCE:
                return entry
            if behind is None or entry.due < behind.due:
                behind = entry
    return behind
