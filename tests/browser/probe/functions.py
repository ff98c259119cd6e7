"""The pure core, open to the tests: in the subset, as it runs in every runtime.

Each function takes texts, numbers or elements of its runtime, and gives JSON. ``page.js`` tells
what an element is there.
"""

from typing import Any

from elevate_tag.browser.core.act import Reader
from elevate_tag.browser.core.api import Api
from elevate_tag.browser.core.config import Config
from elevate_tag.browser.core.consent import capped, is_level, may_send, may_store
from elevate_tag.browser.core.entry import Entry, entry_of, text_of
from elevate_tag.browser.core.evidence import Evidence, text_of_evidence
from elevate_tag.browser.core.flood import full_after
from elevate_tag.browser.core.gesture import is_drag, is_repeat
from elevate_tag.browser.core.hooks import Hooks
from elevate_tag.browser.core.identity import problem_of_key
from elevate_tag.browser.core.keys import (
    Keys,
    from_cookies,
    from_json,
    merge,
    that_fit,
    to_json,
)
from elevate_tag.browser.core.marks import Marks
from elevate_tag.browser.core.notification import Notification
from elevate_tag.browser.core.origin import allows
from elevate_tag.browser.core.outbox import (
    backoff_after,
    is_failure,
    next_to_send,
    state_after,
    surplus,
)
from elevate_tag.browser.core.wire import Sender, body_of, problem_of, query_of, url_of
from elevate_tag.browser.runtime import (
    attribute,
    attribute_names,
    json_text,
    matches,
    number_of,
    number_text,
    quote,
    text_field,
    words,
)
from elevate_tag.browser.runtime.event import Event
from elevate_tag.browser.runtime.javascript import bridge

# --- JSON ---------------------------------------------------------------------------------------


def truth(value: bool) -> str:
    """A truth value."""
    return "true" if value else "false"


def text_list(texts: list[str]) -> str:
    """A list of texts."""
    inside = ""
    for text in texts:
        inside = inside + ("," if inside != "" else "") + json_text(text)
    return "[" + inside + "]"


# --- core ---------------------------------------------------------------------------------------


def key_texts(keys: Keys) -> str:
    """Both keys."""
    return text_list([keys.customer_key, keys.session_key])


def merged_keys(customer_1: str, session_1: str, customer_2: str, session_2: str) -> str:
    """``merge`` of two pairs."""
    return key_texts(merge(Keys(customer_1, session_1), Keys(customer_2, session_2)))


def fitting_keys(customer: str, session: str, version: str) -> str:
    """``that_fit`` a version."""
    return key_texts(that_fit(Keys(customer, session), Api(version).key_pattern))


def keys_from_json(text: str) -> str:
    """``from_json``."""
    return key_texts(from_json(text))


def keys_to_json(customer: str, session: str) -> str:
    """``to_json``, as a text."""
    return json_text(to_json(Keys(customer, session)))


def keys_from_cookies(text: str) -> str:
    """``from_cookies``."""
    return key_texts(from_cookies(text))


def origin_allowed(origin_host: str, origin: str) -> str:
    """``allows``."""
    return truth(allows(origin_host, origin))


def act(path: list[Any], submitted: bool, legacy: bool, without_tickets: bool) -> str:
    """``act_in``: kind, ticket, product, variant, values and reason, or ``null``."""
    it = Reader(Marks(legacy), without_tickets).act_in(path, submitted)
    if it is None:
        return "null"
    return text_list([it.kind, it.ticket, it.product, it.variant, it.values, it.reason])


def drag(press_x: float, press_y: float, x: float, y: float, detail: int) -> str:
    """``is_drag`` from a press to a click."""
    press = Event("mousedown", [], 1, 0, press_x, press_y, 0.0)
    return truth(is_drag(press, Event("click", [], detail, 0, x, y, 0.0)))


def repeat(said: str, next_said: str, later: float) -> str:
    """``is_repeat`` of an act by another so many milliseconds later."""
    return truth(is_repeat(said, 1000.0, next_said, 1000.0 + later))


def notification_url(
    version: str, endpoint: str, kind: str, market: str, customer: str, session: str, level: str
) -> str:
    """``url_of``."""
    api = Api(version)
    sender = Sender(Keys(customer, session), level, "")
    return json_text(url_of(api, endpoint, api.row(kind), market, sender))


def visitor_query(version: str, customer: str, session: str, level: str, token: str) -> str:
    """``query_of``."""
    return json_text(query_of(Api(version), Sender(Keys(customer, session), level, token)))


def notification_body(
    version: str, kind: str, ticket: str, product: str, variant: str, values: str, token: str
) -> str:
    """``body_of`` a visitor's of the market UK, with the keys c and s, as a text."""
    api = Api(version)
    it = Notification(kind, ticket, product, variant, values)
    it.aim("UK")
    sender = Sender(Keys("c", "s"), "PERSONALIZED", token)
    return json_text(body_of(api, api.row(kind), it, sender, "own"))


def notification_problem(
    version: str, kind: str, ticket: str, product: str, variant: str, values: str
) -> str:
    """``problem_of``."""
    api = Api(version)
    it = Notification(kind, ticket, product, variant, values)
    return json_text(problem_of(api, api.row(kind), it))


def key_problem(key: str, version: str) -> str:
    """``problem_of_key``."""
    return json_text(problem_of_key(key, Api(version).key_pattern))


def agreed(level: str, opted_out: bool) -> str:
    """A level as ``capped``, and whether it is one, may send and may store."""
    cap = capped(level, opted_out)
    says = truth(is_level(level)) + "," + truth(may_send(cap)) + "," + truth(may_store(cap))
    return "[" + json_text(cap) + "," + says + "]"


def config(script: Any) -> str:
    """``Config`` of a script tag: its problems, and the fields."""

    def read(name: str) -> str:
        text = attribute(script, name)
        return "" if text is None else text

    found = Config(read, attribute_names(script))
    fields = [
        found.endpoint,
        found.market,
        found.origin_host,
        found.customer_key,
        found.session_key,
        found.cookie_domain,
        found.level,
        number_text(found.session_minutes),
    ]
    return "[" + text_list(found.problems) + "," + text_list(fields) + "]"


# --- hooks --------------------------------------------------------------------------------------


def asked_hooks(added: str, event: str) -> str:
    """What came of ``ask_all``, after adding ``event:what-it-does`` of each word of ``added``.

    Whether all pass, which were called, the notification's reason then, and how each complaint
    begins.
    """
    called: list[str] = []
    complaints: list[str] = []

    def complain(line: str) -> None:
        complaints.append(line.split(":")[0])

    hooks = Hooks(complain)

    def add(word: str) -> None:
        does = word.split(":")[1]

        def hook(notification: Notification) -> Any:
            called.append(does)
            return behave(does, notification)

        hooks.add(word.split(":")[0], hook)

    for word in words(added):
        add(word)
    notification = Notification("click", "T", "", "", "")
    passes = hooks.ask_all(event, notification)
    return (
        "["
        + truth(passes)
        + ","
        + text_list(called)
        + ","
        + json_text(notification.reason)
        + ","
        + text_list(complaints)
        + "]"
    )


def behave(does: str, notification: Notification) -> Any:
    """What a shop's function might do."""
    if does == "stop":
        return False
    if does == "zero":
        return 0
    if does == "change":
        notification.settle(200, "changed")
    if does == "fail":
        nothing: Any = None
        nothing.fail()
    return None


# --- outbox -------------------------------------------------------------------------------------


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
    return json_text(state_after(entry, now, Evidence(seen), answered))


def evidence_after(seen: str, now: float, failed: bool) -> str:
    """What is kept of a cluster once it failed, or answered."""
    evidence = Evidence(seen)
    if failed:
        evidence.fail(now)
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
    return truth(Evidence(seen).is_out(now))


def surplus_names(names: str, state: str, now: float) -> str:
    """The names of the ``surplus`` of entries; each is written ``at:length of its body``."""
    entries: list[Entry] = []
    for name in words(names):
        at = number_of(name.split(":")[0])
        length = number_of(name.split(":")[1])
        ticket = "T"
        while len(ticket) < length:
            ticket = ticket + "T"
        entries.append(Entry(name, state, at, at, 0, "click", "UK", "https://c.example", ticket))
    found: list[str] = []
    for entry in surplus(entries, now):
        found.append(entry.name)
    return text_list(found)


def full_seconds(full_at: float, now: float) -> str:
    """``full_after``."""
    return number_text(full_after(full_at, now))


# --- the seam's text functions ------------------------------------------------------------------


def quoted(text: str) -> str:
    """``quote``."""
    return json_text(quote(text))


def same_text(text: str) -> str:
    """``json_text``."""
    return json_text(text)


def field_text(text: str, name: str) -> str:
    """``text_field``."""
    return json_text(text_field(text, name))


def split_words(text: str) -> str:
    """``words``."""
    return text_list(words(text))


def pattern_matches(pattern: str, text: str) -> str:
    """``matches``."""
    return truth(matches(pattern, text))


def offer_all() -> None:
    """Hand all of them to the page."""
    bridge.ready("merged_keys", merged_keys)
    bridge.ready("fitting_keys", fitting_keys)
    bridge.ready("keys_from_json", keys_from_json)
    bridge.ready("keys_to_json", keys_to_json)
    bridge.ready("keys_from_cookies", keys_from_cookies)
    bridge.ready("origin_allowed", origin_allowed)
    bridge.ready("act", act)
    bridge.ready("drag", drag)
    bridge.ready("repeat", repeat)
    bridge.ready("notification_url", notification_url)
    bridge.ready("visitor_query", visitor_query)
    bridge.ready("notification_body", notification_body)
    bridge.ready("notification_problem", notification_problem)
    bridge.ready("key_problem", key_problem)
    bridge.ready("agreed", agreed)
    bridge.ready("config", config)
    bridge.ready("asked_hooks", asked_hooks)
    bridge.ready("kept_entry", kept_entry)
    bridge.ready("failed_entry", failed_entry)
    bridge.ready("entry_state", entry_state)
    bridge.ready("evidence_after", evidence_after)
    bridge.ready("failure", failure)
    bridge.ready("backoff_seconds", backoff_seconds)
    bridge.ready("next_name", next_name)
    bridge.ready("out", out)
    bridge.ready("surplus_names", surplus_names)
    bridge.ready("full_seconds", full_seconds)
    bridge.ready("quoted", quoted)
    bridge.ready("same_text", same_text)
    bridge.ready("field_text", field_text)
    bridge.ready("split_words", split_words)
    bridge.ready("pattern_matches", pattern_matches)
