"""An entry of the outbox: one notification, and what is known of it, as localStorage has it."""

from elevate_tag.browser.runtime import matches, number_of, number_text

# The states: see ``core.outbox``.
WAITS = "waits"
HANDED = "handed"
LEFT = "left"
LIKELY = "likely"

# The format's version, the state, times and a count, kind, market, address; then the body.
ENTRY = "^2 (waits|handed|left|likely)( [0-9.]{1,20}){3}( [^ ]+){3} "


class Entry:
    """One notification. Times in whole seconds since 1970; ``market`` is URL-quoted.

    ``body`` is the request's, a JSON text or ``""``; ``name`` the entry's in localStorage, and
    names sort by age. ``due`` is when to look at it again: to send it, or since its answer is
    overdue. ``tries`` is how often it was sent and failed.
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
        body: str,
    ) -> None:
        self.name = name
        self.state = state
        self.at = at
        self.due = due
        self.tries = tries
        self.kind = kind
        self.market = market
        self.body = body
        self.url = url

    def carry(self, body: str) -> None:
        """With this body."""
        self.body = body

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
    return head_of(entry) + entry.body


def head_of(entry: Entry) -> str:
    """The stored text up to the body, which may hold anything."""
    head = "2 " + entry.state
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
