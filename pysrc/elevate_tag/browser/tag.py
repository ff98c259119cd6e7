"""The tag: says what the visitor did, and what became of that."""

from collections.abc import Callable

from elevate_tag.browser.core.api import AD
from elevate_tag.browser.core.config import Config
from elevate_tag.browser.core.consent import is_level
from elevate_tag.browser.core.entry import Entry
from elevate_tag.browser.core.gesture import Last
from elevate_tag.browser.core.hooks import BEFORE_SEND, DROPPED, Hooks
from elevate_tag.browser.core.keys import Keys
from elevate_tag.browser.core.notification import Notification
from elevate_tag.browser.core.wire import body_of, problem_of, query_of, url_of
from elevate_tag.browser.delivery.sender import Delivery
from elevate_tag.browser.runtime import (
    announce,
    fill_keys,
    forget_early,
    quote,
    stamp,
    text_field,
    unquote,
)
from elevate_tag.browser.visitor import Visitor

# Of what a visitor does before it is known what was agreed to.
MOST_HELD = 50
# A long list has more ads than that before anybody does anything.
MOST_ADS_HELD = 25
# Among what waits: the visitor signed out then.
SIGN_OUT = "signOut"
IDENTIFY = "identify"


class Tag:
    """One page's tag. ``say`` takes a line for the integrator (debug mode) or drops it."""

    def __init__(self, config: Config, hooks: Hooks, say: Callable[[str], None]) -> None:
        self.config = config
        self.hooks = hooks
        self.say = say
        # Whether what happens to marked elements counts.
        self.hears = True
        # Whether among what waits the visitor signed out.
        self.leaves = False
        # Whether the inputs that ask for keys are this tag's by now.
        self.has_filled = False
        self.last = Last()
        self.last_ad = Last()
        self.held: list[Notification] = []
        self.visitor = Visitor(config, say)

        def told(event: str, entry: Entry, status: int, reason: str) -> None:
            it = Notification(
                entry.kind,
                text_field(entry.body, "ticket"),
                text_field(entry.body, "productKey"),
                text_field(entry.body, "variantKey"),
                "",
            )
            it.aim(unquote(entry.market))
            self.tell(event, it, status, reason)

        def recall(_until: float, _counts: bool) -> None:
            return

        self.delivery = Delivery(config, self.visitor, told)
        # See ``page.listeners``.
        self.recall: Callable[[float, bool], None] = recall

    def recall_by(self, recall: Callable[[float, bool], None]) -> None:
        """By this it hears what happened before it came."""
        self.recall = recall

    def hear(self, hears: bool) -> None:
        """From now on it counts what happens to marked elements, or not."""
        self.hears = hears

    def fill_forms(self) -> None:
        """Have the keys in the page's forms."""
        keys = self.visitor.keys()
        # As long as nobody knew what was agreed to, they stay as the page has them.
        self.has_filled = self.has_filled or self.visitor.level != ""
        if self.has_filled:
            fill_keys(keys.customer_key, keys.session_key)

    def notify(self, it: Notification, at: float) -> bool:
        """Send what a visitor did ``at`` a time in milliseconds; ``False`` if it is not to be sent.

        A ``reason`` that it has already is a mistake in the markup.
        """
        said = it.says()
        if self.refuses(it):
            return False
        # Ads come into view in the midst of other acts.
        last = self.last_ad if it.kind == AD else self.last
        if last.is_repeated(said, at):
            self.say(said + " refused: a repeat")
            return False
        if self.visitor.look() == "":
            if len(self.held) < (MOST_ADS_HELD if it.kind == AD else MOST_HELD):
                self.say(said + " waits for consent")
                self.held.append(it)
                return True
            it.aim(self.config.market)
            self.tell(DROPPED, it, 0, "too many wait for consent")
            return False
        # Another tab may have been told.
        self.release()
        return self.pass_on(it)

    def refuses(self, it: Notification) -> bool:
        """Whether it cannot be sent as it is, which is told."""
        api = self.config.api
        problem = it.reason if it.reason != "" else problem_of(api, api.row(it.kind), it)
        if problem == "":
            return False
        self.say(it.says() + " refused: " + problem)
        announce("error", it.kind, 0, problem)
        return True

    def release(self) -> None:
        """Pass on what waited for consent."""
        held = self.held
        self.held = []
        self.leaves = False
        for it in held:
            if it.kind == SIGN_OUT:
                self.end_session()
            elif it.kind == IDENTIFY:
                self.identify(it.ticket, it.product)
            else:
                self.pass_on(it)

    def pass_on(self, it: Notification) -> bool:
        """Send it, as far as the visitor agreed and the shop's hooks agree."""
        it.aim(self.config.market)
        passes = self.visitor.may_send() and self.hooks.ask_all(BEFORE_SEND, it)
        # A hook can leave in it what it likes, and take consent back.
        it.tidy()
        if not self.visitor.may_send():
            self.tell(DROPPED, it, 0, "no consent")
            return False
        if quote(it.market) == "":
            it.settle(0, "there is no market")
        if not passes:
            self.tell(DROPPED, it, 0, "stopped by a hook")
            return False
        return not self.refuses(it) and self.send(it)

    def send(self, it: Notification) -> bool:
        """Hand a notification to the outbox."""
        api = self.config.api
        row = api.row(it.kind)
        sender = self.visitor.sender()
        url = url_of(api, self.config.endpoint, row, it.market, sender)
        self.say(it.says() + " to " + url)
        body = body_of(api, row, it, sender, stamp())
        return self.delivery.send(it.kind, quote(it.market), url, body)

    def tell(self, event: str, it: Notification, status: int, reason: str) -> None:
        """Say what became of a notification."""
        it.settle(status, reason)
        self.say(it.says() + " " + reason)
        self.hooks.ask_all(event, it)
        announce(event, it.kind, status, reason)

    def mistake(self, about: str, problem: str) -> None:
        """Say what is wrong in the page; nothing is sent of it."""
        self.say(about + " refused: " + problem)
        announce("error", about, 0, problem)

    def fault(self, line: str) -> None:
        """Say so in debug mode, and tell the page's own scripts."""
        self.say(line)
        announce("error", "", 0, line)

    def consent(self, level: str) -> bool:
        """The visitor agreed to this much: send what waited for it, or throw it away."""
        if not is_level(level):
            allowed = "one of PERSONALIZED, UNPERSONALIZED, ANONYMOUS, SYNTHETIC, NONE"
            self.mistake('consent("' + level + '")', "is not " + allowed)
            return False
        before = self.visitor.level
        if self.visitor.agree(level):
            self.delivery.forget()
        if self.visitor.level != before:
            self.say("consent: " + self.visitor.level)
            announce("consent", self.visitor.level, 0, "")
        self.release()
        self.settle()
        return True

    def settle(self) -> None:
        """Have the keys where they are wanted, and see to what waits."""
        self.fill_forms()
        self.delivery.run()

    def identify(self, customer_key: str, token: str) -> bool:
        """The visitor signed in."""
        if self.leaves:
            # Behind what is still to be sent of who left.
            self.held.append(Notification(IDENTIFY, customer_key, token, "", ""))
            return True
        problem = self.visitor.identify(customer_key, token)
        if problem != "":
            self.mistake(IDENTIFY, problem)
            return False
        self.settle()
        return True

    def sign_out(self, at: float) -> None:
        """The visitor left ``at`` this time: end the session, and have new keys."""
        self.recall(at, True)
        if self.visitor.look() == "" and len(self.held) < MOST_HELD:
            # What was done before is still to be sent, if it may be, and under the keys of then.
            self.visitor.depart()
            self.held.append(Notification(SIGN_OUT, "", "", "", ""))
            self.leaves = True
        else:
            self.end_session()
        self.settle()

    def end_session(self) -> None:
        """Say that it is over, and have new keys."""
        self.pass_on(Notification("end", "", "", "", ""))
        self.visitor.change()

    def forget(self, at: float) -> None:
        """Keep nothing of the visitor; what is done from ``at`` this time on is somebody new's."""
        self.held = []
        self.leaves = False
        self.recall(at, False)
        forget_early()
        self.visitor.forget()
        self.visitor.change()
        self.delivery.forget()
        fill_keys("", "")
        if self.visitor.is_told:
            self.visitor.turn("")
            # Who tells is to tell anew.
            announce("consent", "", 0, "")

    def query(self) -> str:
        """Who asks, as a query's parameters have it; ``""`` while nothing may be sent."""
        return query_of(self.config.api, self.visitor.sender()) if self.visitor.may_send() else ""

    def keys(self) -> Keys:
        """The visitor's keys, ``""`` for one that may not be used."""
        return self.visitor.keys()
