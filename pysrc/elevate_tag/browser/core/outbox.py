"""The outbox: what was handed to the browser and is not known to have arrived. Pure.

A notification is written down before it is sent, an entry of localStorage for each, so that two
tabs never write the same one. Its state says what is known of it:

``waits``   it is to be sent, as soon as it is due: it failed, or was not tried while others failed;
``handed``  a page that is there has sent it and listens for the answer;
``left``    that page went away first: the browser goes on sending, and nobody hears the answer;
``likely``  so too, and the next answer that a page heard was none of failure.

**The rule.** To send all again whose answer nobody heard doubles clicks on a healthy cluster; to
trust all of it loses them on a sick one. So an unheard answer is taken to be what the cluster was
seen to do next to it. When it was handed over up to a minute after a failure with no other answer
between, or the next answer that any page hears is a failure, it ``waits``; when the next answer is
none, it is ``likely`` to have arrived, and has a minute later, unless the cluster turns out to be
flaky (it fails, is well and fails again within a minute), when such an answer says nothing: then
what was left within a minute of that ``waits``. Where nothing else is under way the next page asks
for that answer. An entry that is ``handed`` for longer than any answer is waited for belonged to a
page that died without a word (the browser was killed), and ``waits``. What remains possible: a
click is lost when the cluster failed on it alone, between two answers that were none, while its
page was being left, or when its tab was the last, an outage ended before the visitor came back, and
nothing else had met that outage; it is doubled when the cluster had taken it and the answer was
lost with the connection, the browser, or in the minute around a failure.
"""

from elevate_tag.browser.core.evidence import DOUBT_S, Evidence
from elevate_tag.browser.runtime import matches, number_of, number_text

WAITS = "waits"
HANDED = "handed"
LEFT = "left"
LIKELY = "likely"

# The format's version, the state, times and a count, kind, market, address; then the ticket.
ENTRY = "^1 (waits|handed|left|likely)( [0-9.]{1,20}){3}( [^ ]+){3} "

# Seconds. The longest that an answer is waited for; longer, and its page is not there any more.
ANSWER_S = 30
# Elevate learns from what shoppers do now; and a visitor's keys may have changed by tomorrow.
AGE_S = 86400
# What a visitor does in some minutes of an outage. More would be sent in a burst when it ends.
MOST = 50
# Characters: what browsers let a page have under way at its end, and 1 % of a shop's localStorage.
MOST_CHARACTERS = 60000
# The first repeat comes after 1 to 2 seconds, each further after four times as long: two or three
# in a shopper's page. Never later than an hour.
FIRST_REPEAT_S = 2.0
LATEST_REPEAT_S = 3600.0


class Entry:
    """One notification. Times in whole seconds since 1970; ``market`` is URL-quoted.

    ``name`` is the entry's in localStorage; names sort by age. ``due`` is when to look at it again:
    to send it, or since its answer is overdue.
    """

    def __init__(
        self,
        name: str,
        state: str,
        at: float,
        due: float,
        tries: float,
        kind: str,
        market: str,
        url: str,
        ticket: str,
    ) -> None:
        self.name = name
        self.state = state
        self.at = at
        self.due = due
        self.tries = tries
        self.kind = kind
        self.market = market
        self.ticket = ticket
        self.url = url

    def carry(self, ticket: str) -> None:
        """With this ticket."""
        self.ticket = ticket

    def turn(self, state: str, due: float) -> None:
        """What is known of it now."""
        self.state = state
        self.due = due

    def fail(self, due: float) -> None:
        """It is to be sent again."""
        self.tries = self.tries + 1
        self.turn(WAITS, due)


def text_of(entry: Entry) -> str:
    """The entry as it is stored."""
    return head_of(entry) + entry.ticket


def head_of(entry: Entry) -> str:
    """The stored text up to the ticket, which may hold anything."""
    head = "1 " + entry.state
    for number in [entry.at, entry.due, entry.tries]:
        head = head + " " + number_text(number)
    return head + " " + entry.kind + " " + entry.market + " " + entry.url + " "


def entry_of(name: str, text: str) -> Entry | None:
    """The entry that is stored so; ``None`` for what is none, or of another version."""
    if not matches(ENTRY, text):
        return None
    word = text.split(" ")
    entry = Entry(
        name,
        word[1],
        number_of(word[2]),
        number_of(word[3]),
        number_of(word[4]),
        word[5],
        word[6],
        word[7],
        "",
    )
    entry.carry(text[len(head_of(entry)) :])
    return entry


def state_after(entry: Entry, now: float, evidence: Evidence, answered: bool) -> str:
    """What is known of an entry now: its state, or ``""`` when it has arrived.

    ``answered`` is whether the cluster has just given an answer that was no failure, the first
    since ``evidence``.
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
        if evidence.sick and evidence.failed_at >= handed_at - DOUBT_S:
            return WAITS
        return LIKELY if answered else LEFT
    return "" if now > handed_at + DOUBT_S else LIKELY


def is_failure(status: int) -> bool:
    """Whether an answer's status says that a repeat may help; 0 is no answer."""
    return status == 0 or status == 408 or status == 429 or status >= 500


def repeat_after(tries: float, retry_after: float, chance: float) -> float:
    """Seconds until an entry is sent again, after so many tries; ``chance`` is from 0 to 1.

    ``retry_after`` are the seconds that the cluster asked for, 0 for none.
    """
    longest = FIRST_REPEAT_S
    while tries > 1 and longest < LATEST_REPEAT_S:
        longest = longest * 4
        tries = tries - 1
    wait = longest * (0.5 + chance * 0.5)
    if wait < retry_after:
        wait = retry_after + chance
    return wait if wait < LATEST_REPEAT_S else LATEST_REPEAT_S


def surplus(entries: list[Entry], now: float) -> list[Entry]:
    """Those too old, and the oldest of those that are too many; ``entries`` come oldest first."""
    count = 0
    characters = 0
    for entry in entries:
        count = count + 1
        characters = characters + len(text_of(entry))
    gone: list[Entry] = []
    for entry in entries:
        if now - entry.at > AGE_S or count > MOST or characters > MOST_CHARACTERS:
            gone.append(entry)
            count = count - 1
            characters = characters - len(text_of(entry))
    return gone
