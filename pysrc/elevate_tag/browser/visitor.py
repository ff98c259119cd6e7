"""The visitor: who it is, and how much was agreed to."""

from collections.abc import Callable

from elevate_tag.browser.core.config import Config
from elevate_tag.browser.core.consent import (
    PRESUMED,
    UNPERSONALIZED,
    capped,
    is_level,
    may_send,
    may_store,
)
from elevate_tag.browser.core.identity import is_signed_in, problem_of_key
from elevate_tag.browser.core.keys import TOKEN_COOKIE, Keys, cookie, merge
from elevate_tag.browser.core.wire import Sender
from elevate_tag.browser.keyring import Keyring
from elevate_tag.browser.runtime import (
    cookies,
    item_names,
    new_key,
    opts_out,
    read_item,
    remove_item,
    trim,
)
from elevate_tag.browser.shelf import Shelf

# All that the tag keeps in localStorage, beside the keys, begins so.
OWN = "elevate-tag."
# What was agreed to, where that is told; and an Elevate 3 token.
AGREED = "elevate-tag.consent"
TOKEN = "elevate-tag.token"  # noqa: S105 - where it is kept, behind its customer key
NO_TOKEN = "a customer key that is a SHA256 needs its token"  # noqa: S105 - what is wrong


class Visitor:
    """Who shops. ``say`` takes a line for the integrator (debug mode) or drops it."""

    def __init__(self, config: Config, say: Callable[[str], None]) -> None:
        self.api = config.api
        self.opts_out = config.respects_opt_out and opts_out()
        # Of an Elevate 3 visitor who signed in, and whose it is; "" for whoever is here.
        self.token = config.token
        self.owner = config.customer_key
        self.shelf = Shelf()
        self.keyring = Keyring(config, self.shelf, say)
        # Of a version that cannot do without, this page's own.
        self.stray = Keys("", "")
        # Whether the level is told, and then remembered.
        self.is_told = config.level == ""
        # Whether storage has the level, so that another tab may change it.
        self.is_kept = self.is_told and not config.has_source
        self.level = ""
        self.turn(config.level)
        self.heed()
        # Whether nothing may be left of when more was agreed to.
        self.is_clean = self.level == "" or self.may_be_known()

    def turn(self, level: str) -> None:
        """From now on it is this level, or what the browser makes of it."""
        self.level = capped(level, self.opts_out)
        self.shelf.turn(may_store(self.level))

    def heed(self) -> None:
        """Take over what another tab, or an earlier page, was told."""
        if self.is_kept:
            stored = read_item(AGREED)
            self.turn(stored if is_level(stored) else "")
            self.is_kept = self.level == stored

    def look(self) -> str:
        """The level now; the first look cleans up."""
        self.heed()
        self.clean()
        return self.level

    def keys(self) -> Keys:
        """The keys that may be used now; ``""`` for one that may not."""
        if not may_store(self.look()):
            return Keys("", "")
        return self.keyring.keys(self.level != UNPERSONALIZED)

    def clean(self) -> None:
        """Forget what was kept when more was agreed to, once."""
        if not self.is_clean:
            self.agree(self.level)

    def may_be_known(self) -> bool:
        """Whether the visitor may have a customer key."""
        return self.level != UNPERSONALIZED and may_store(self.level)

    def may_send(self) -> bool:
        """Whether anything may be sent, as far as is known."""
        return may_send(self.look())

    def sender(self) -> Sender:
        """Who sends, as the version wants it."""
        keys = self.keys()
        if not self.api.has_levels:
            if self.stray.customer_key == "":
                self.stray = Keys(new_key(), new_key())
            keys = merge(keys, self.stray)
        token = self.token_of(keys.customer_key)
        if self.api.in_body and is_signed_in(keys.customer_key) and token == "":
            # The cluster takes no key of this form without: he signed in elsewhere, or long ago.
            self.keyring.say(NO_TOKEN + ": a new key is sent in its place")
            self.keyring.exchange(Keys("", keys.session_key))
            keys = merge(self.keys(), self.stray)
        return Sender(keys, self.level, token)

    def token_of(self, customer_key: str) -> str:
        """The token of the visitor who is here now; another tab may have changed who that is."""
        if not is_signed_in(customer_key):
            return ""
        stored = read_item(TOKEN)
        if stored.startswith(customer_key + " "):
            return stored[len(customer_key) + 1 :]
        if self.token == "" and self.owner == "":
            return cookie(cookies(), TOKEN_COOKIE)
        return self.token if self.owner == "" or self.owner == customer_key else ""

    def keep_token(self) -> None:
        """Have the token on the next page too."""
        kept = self.owner + " " + self.token
        if self.token == "" or not self.may_be_known() or not self.shelf.write(TOKEN, kept):
            remove_item(TOKEN)

    def agree(self, level: str) -> bool:
        """From now on it is this level; whether what waits to be sent had to be forgotten."""
        known = self.may_be_known()
        wipes = False
        self.is_clean = True
        self.turn(level)
        if self.may_be_known():
            if not known:
                self.keyring.restore()
            if self.token != "":
                self.keep_token()
        elif level != PRESUMED:
            wipes = True
            session_key = ""
            if self.level == UNPERSONALIZED:
                # Only where there was a customer key may what waits to be sent have it.
                wipes = known or self.keyring.has_customer_key()
                session_key = self.keyring.keys(False).session_key
            if wipes:
                self.forget()
            self.keyring.exchange(Keys("", session_key))
            remove_item(TOKEN)
        self.is_kept = self.is_told and self.shelf.write(AGREED, self.level)
        return wipes

    def identify(self, customer_key: str, token: str) -> str:
        """The visitor signed in, and has this customer key; the session stays, and links both.

        What keeps it from that, in words, or ``""``.
        """
        customer_key = trim(customer_key)
        problem = problem_of_key(customer_key, self.api.key_pattern)
        unknown = self.look() == ""
        if problem == "" and not unknown and not self.may_be_known():
            problem = "the visitor has not agreed to be known"
        if problem == "" and self.api.in_body and is_signed_in(customer_key) and token == "":
            problem = NO_TOKEN
        if problem == "":
            self.keyring.prefer(customer_key)
            self.token = token
            self.owner = customer_key
            self.keep_token()
            self.keys()
        return problem

    def depart(self) -> None:
        """Nothing of who leaves is kept for the next page; this one still knows, to say so."""
        keys = self.keyring.known()
        self.token = self.token_of(keys.customer_key)
        self.owner = keys.customer_key
        remove_item(TOKEN)
        self.keyring.depart(keys)

    def change(self) -> None:
        """Somebody else: the keys are new, and so are those of this page view alone."""
        self.stray = Keys("", "")
        self.token = ""
        self.owner = ""
        remove_item(TOKEN)
        self.keyring.renew()

    def forget(self) -> None:
        """Nothing but the keys is kept any more, neither what waits to be sent."""
        for name in item_names(OWN):
            remove_item(name)
