"""The keys, and where they are kept."""

from collections.abc import Callable

from elevate_tag.browser.core.config import Config
from elevate_tag.browser.core.keys import (
    CUSTOMER_COOKIE,
    OLDER_STORAGE_KEY,
    SESSION_COOKIE,
    STORAGE_KEY,
    TOKEN_COOKIE,
    Keys,
    are_same,
    from_cookies,
    from_json,
    merge,
    that_fit,
    to_json,
)
from elevate_tag.browser.runtime import (
    cookies,
    drop_cookie,
    new_key,
    now,
    number_of,
    number_text,
    quote,
    read_item,
    remove_item,
    write_cookie,
)
from elevate_tag.browser.shelf import Shelf

# Which keys this origin had in the cookies last, as they are stored.
MIRRORED = "elevate-tag.mirrored"
# When the visitor last did something, where sessions end by themselves.
ACTIVE = "elevate-tag.active"


class Keyring:
    """One page's view of them. ``say`` takes a line for the integrator or drops it."""

    def __init__(self, config: Config, shelf: Shelf, say: Callable[[str], None]) -> None:
        self.say = say
        self.shelf = shelf
        self.pattern = config.api.key_pattern
        # Until they are stored: the shop's keys, or those that localStorage would not take.
        self.given = Keys(config.customer_key, config.session_key)
        # What the shop says of who is here, also once something else is stored.
        self.shop_keys = self.given
        # Whether what the vendor's older libraries kept is this visitor's.
        self.adopts = True
        # Where the cookies are to have the keys too; "" for nowhere, or where none are kept.
        self.domain = config.cookie_domain
        # Seconds without an act after which a session is over; 0 for never, as where the page says
        # which it is.
        self.patience = 0 if config.session_key != "" else config.session_minutes * 60

    def keys(self, personalized: bool) -> Keys:
        """The visitor's keys now, without a customer key unless ``personalized``.

        Read anew each time, so what other tabs did is honoured. Until they are stored, those that
        the shop gave go before what is: its server knows best who is here. What neither has comes
        from where the vendor's older libraries kept it; later, what is gone was cleared, and stays
        gone.
        """
        keys = self.known()
        customer_key = ""
        if personalized:
            customer_key = keys.customer_key if keys.customer_key != "" else new_key()
        keys = Keys(customer_key, keys.session_key if keys.session_key != "" else new_key())
        self.keep(keys)
        return keys

    def known(self) -> Keys:
        """The keys that there are, ``""`` for one that is to be new."""
        stored = read_item(STORAGE_KEY)
        keys = that_fit(from_json(stored), self.pattern)
        if self.domain != "":
            keys = self.newest(stored, keys)
        if self.is_over():
            # A new one now: what else there is of a session key is the one that is over.
            keys = Keys(keys.customer_key, new_key())
        keys = merge(self.given, keys)
        lacks = keys.customer_key == "" or keys.session_key == ""
        if lacks and self.adopts:
            keys = merge(keys, that_fit(from_json(read_item(OLDER_STORAGE_KEY)), self.pattern))
            keys = merge(keys, that_fit(from_cookies(cookies()), self.pattern))
        return keys

    def has_customer_key(self) -> bool:
        """Whether one is stored."""
        return from_json(read_item(STORAGE_KEY)).customer_key != ""

    def is_over(self) -> bool:
        """Whether the visitor was away for too long; he is here now."""
        if self.patience == 0:
            return False
        active = number_of(read_item(ACTIVE))
        self.shelf.write(ACTIVE, number_text(now()))
        return active > 0 and now() - active > self.patience

    def keep(self, keys: Keys) -> None:
        """Have them where they are kept."""
        text = to_json(keys)
        self.given = keys
        if text == read_item(STORAGE_KEY) or self.shelf.write(STORAGE_KEY, text):
            # What is cleared from now on is gone, and comes back from nowhere.
            self.given = Keys("", "")
            self.adopts = False
        if self.domain != "":
            self.mirror(keys, text)

    def prefer(self, customer_key: str) -> None:
        """From now on it is this customer key; the session stays."""
        self.given = Keys(customer_key, self.given.session_key)
        self.shop_keys = Keys(customer_key, self.shop_keys.session_key)

    def restore(self) -> None:
        """Have the shop's keys again, as far as no others are in their place."""
        stored = from_json(read_item(STORAGE_KEY))
        self.given = merge(merge(self.given, Keys("", stored.session_key)), self.shop_keys)

    def renew(self) -> None:
        """Somebody else, of whom the shop has said nothing: both keys are new."""
        self.shop_keys = Keys("", "")
        self.exchange(self.shop_keys)

    def depart(self, keys: Keys) -> None:
        """Keep nothing for the next page; this one still goes by these, of who leaves."""
        self.exchange(Keys("", ""))
        self.given = keys

    def exchange(self, keys: Keys) -> None:
        """From now on it is these, or new ones for ``""``; what was kept is forgotten."""
        self.given = keys
        self.adopts = False
        remove_item(STORAGE_KEY)
        remove_item(OLDER_STORAGE_KEY)
        drop_cookie(CUSTOMER_COOKIE)
        drop_cookie(TOKEN_COOKIE)
        if keys.session_key == "":
            drop_cookie(SESSION_COOKIE)

    def newest(self, stored: str, keys: Keys) -> Keys:
        """Of the stored keys and the cookies' those that changed since the last mirroring here.

        What the cookies have may be another subdomain's; where both changed, nobody knows better.
        """
        last = read_item(MIRRORED)
        mirrored = that_fit(from_cookies(cookies()), self.pattern)
        changed_here = last != "" and stored != "" and stored != last
        return merge(keys, mirrored) if changed_here else merge(mirrored, keys)

    def mirror(self, keys: Keys, text: str) -> None:
        """Have the keys in cookies too, for the shop's server and its other subdomains."""
        # Until then cookies with the same keys may be this host's alone, from an older library.
        is_first = read_item(MIRRORED) == ""
        self.shelf.write(MIRRORED, text)
        if is_first or not are_same(keys, from_cookies(cookies())):
            drop_cookie(CUSTOMER_COOKIE)
            drop_cookie(SESSION_COOKIE)
            if keys.customer_key != "":
                write_cookie(CUSTOMER_COOKIE, quote(keys.customer_key), self.domain)
            write_cookie(SESSION_COOKIE, quote(keys.session_key), self.domain)
            if not are_same(keys, from_cookies(cookies())):
                named = 'data-cookie-domain="' + self.domain + '"'
                self.say(named + ": the browser keeps no such cookie here")
                self.domain = ""
