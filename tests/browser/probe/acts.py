"""What shoppers do, and what is sent of it: acts, gestures, notifications, hooks."""

from typing import Any

from elevate_tag.browser.core.act import Reader
from elevate_tag.browser.core.api import Api
from elevate_tag.browser.core.gesture import Last, is_drag
from elevate_tag.browser.core.hooks import Hooks
from elevate_tag.browser.core.keys import Keys
from elevate_tag.browser.core.marks import Marks
from elevate_tag.browser.core.notification import Notification
from elevate_tag.browser.core.wire import Sender, body_of, problem_of, query_of, url_of
from elevate_tag.browser.runtime import json_text, words
from elevate_tag.browser.runtime.event import Event
from elevate_tag.browser.runtime.javascript import bridge
from tests.browser.probe.texts import text_list, truth


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
    """Whether an act is repeated by another so many milliseconds later."""
    last = Last()
    last.is_repeated(said, 1000.0)
    return truth(last.is_repeated(next_said, 1000.0 + later))


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


def offer_acts() -> None:
    """Hand them to the page."""
    bridge.ready("act", act)
    bridge.ready("drag", drag)
    bridge.ready("repeat", repeat)
    bridge.ready("notification_url", notification_url)
    bridge.ready("visitor_query", visitor_query)
    bridge.ready("notification_body", notification_body)
    bridge.ready("notification_problem", notification_problem)
    bridge.ready("asked_hooks", asked_hooks)
