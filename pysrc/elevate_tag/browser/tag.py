"""The tag: keeps the keys and sends the notifications."""

from collections.abc import Callable

from elevate_tag.browser.core.act import Act
from elevate_tag.browser.core.config import Config
from elevate_tag.browser.core.entry import Entry
from elevate_tag.browser.core.gesture import is_repeat
from elevate_tag.browser.core.hooks import BEFORE_SEND, DROPPED, Hooks
from elevate_tag.browser.core.keys import (
    CUSTOMER_COOKIE,
    OLDER_STORAGE_KEY,
    SESSION_COOKIE,
    STORAGE_KEY,
    Keys,
    are_same,
    from_cookies,
    from_json,
    is_whole,
    merge,
    to_json,
)
from elevate_tag.browser.core.notification import Notification
from elevate_tag.browser.core.wire import url_of
from elevate_tag.browser.delivery.sender import Delivery
from elevate_tag.browser.runtime import (
    announce,
    cookies,
    fill_keys,
    new_key,
    quote,
    read_item,
    trim,
    unquote,
    write_cookie,
    write_item,
)


class Tag:
    """One page's tag. ``say`` takes a line for the integrator (debug mode) or drops it."""

    def __init__(self, config: Config, hooks: Hooks, say: Callable[[str], None]) -> None:
        self.config = config
        self.hooks = hooks
        self.say = say
        self.sent = Act("", "")
        self.sent_at = 0.0
        # Stands in where localStorage has nothing: the shop's keys, or those it would not store.
        self.fallback = Keys(config.customer_key, config.session_key)
        self.settled = False
        # Whether the cookies have the keys too; not where the browser refuses them.
        self.mirrors = config.cookie_domain != ""

        def told(event: str, entry: Entry, status: int, reason: str) -> None:
            market = unquote(entry.market)
            self.tell(
                event, Notification(entry.kind, unquote(entry.ticket), market), status, reason
            )

        self.delivery = Delivery(config.endpoint, told)

    def keys(self) -> Keys:
        """The visitor's keys now. Read anew each time, so what other tabs did is honoured.

        Until they are stored, those that the shop gave go before what is: its server knows best
        who is here. What neither has comes from where the vendor's older libraries kept it; later,
        what is gone was cleared, and stays gone.
        """
        stored = read_item(STORAGE_KEY)
        mirrored = Keys("", "")
        if self.mirrors:
            mirrored = from_cookies(cookies())
        keys = merge(mirrored, from_json(stored))
        keys = merge(keys, self.fallback) if self.settled else merge(self.fallback, keys)
        if not is_whole(keys):
            if not self.settled:
                keys = merge(keys, from_json(read_item(OLDER_STORAGE_KEY)))
                keys = merge(keys, from_cookies(cookies()))
            keys = merge(keys, Keys(new_key(), new_key()))
        text = to_json(keys)
        self.settled = text == stored or write_item(STORAGE_KEY, text)
        if not self.settled:
            self.fallback = keys
        if self.mirrors and not are_same(keys, mirrored):
            self.mirror(keys)
        return keys

    def mirror(self, keys: Keys) -> None:
        """Have the keys in cookies too, for the shop's server and its other subdomains."""
        domain = self.config.cookie_domain
        write_cookie(CUSTOMER_COOKIE, quote(keys.customer_key), domain)
        write_cookie(SESSION_COOKIE, quote(keys.session_key), domain)
        self.mirrors = are_same(keys, from_cookies(cookies()))
        if not self.mirrors:
            self.say('data-cookie-domain="' + domain + '": the browser keeps no such cookie here')

    def fill_forms(self) -> None:
        """Have the keys in the page's forms."""
        keys = self.keys()
        fill_keys(keys.customer_key, keys.session_key)

    def notify(self, act: Act, at: float) -> None:
        """Send what a shopper did ``at`` a time in milliseconds, unless it is empty or repeated."""
        name = act.kind + " " + act.ticket
        if trim(act.ticket) == "":
            self.say(name + " refused: the ticket is empty")
        elif is_repeat(self.sent, self.sent_at, act, at):
            self.say(name + " refused: a repeat")
        else:
            self.sent = act
            self.sent_at = at
            notification = Notification(act.kind, act.ticket, self.config.market)
            if self.hooks.ask_all(BEFORE_SEND, notification):
                self.send(notification)
            else:
                self.tell(DROPPED, notification, 0, "stopped by a hook")

    def send(self, notification: Notification) -> None:
        """Hand a notification to the outbox."""
        kind = notification.kind
        url = url_of(self.config.endpoint, kind, notification.market, self.keys())
        self.say(kind + " " + notification.ticket + " to " + url)
        self.delivery.send(kind, quote(notification.market), url, notification.ticket)

    def tell(self, event: str, notification: Notification, status: int, reason: str) -> None:
        """Say what became of a notification."""
        notification.settle(status, reason)
        self.say(notification.kind + " " + notification.ticket + " " + reason)
        self.hooks.ask_all(event, notification)
        announce(event, notification.kind, status, reason)
