"""Customer key and session key: who shops, and on which visit.

Kept in localStorage under the vendor's name in the vendor's JSON, with no field more, so that
``@apptus/esales-api`` and the tag can share a page; see its ``localStorageBackedSession``.
"""

from elevate_tag.browser.runtime import json_text, matches, quote, text_field, unquote

STORAGE_KEY = "voyado.session"
# Where @apptus/esales-api 2.x kept the same JSON.
OLDER_STORAGE_KEY = "apptus.session"
# The cookies of the vendor's older libraries.
CUSTOMER_COOKIE = "apptus.customerKey"
SESSION_COOKIE = "apptus.sessionKey"
TOKEN_COOKIE = "apptus.token"  # noqa: S105 - where it is kept
# On the script tag, where the shop's server knows who is here.
CUSTOMER_ATTRIBUTE = "data-customer-key"
# What is written where a variable was empty: all guests would be one customer, or in one session.
NOTHING = "^(undefined|null|none|nan|false)$"


class Keys:
    """A visitor's two keys; ``""`` for one that is not known."""

    def __init__(self, customer_key: str, session_key: str) -> None:
        self.customer_key = customer_key
        self.session_key = session_key


def merge(first: Keys, second: Keys) -> Keys:
    """Each key from ``first``, or from ``second`` where ``first`` does not know it."""
    return Keys(
        first.customer_key if first.customer_key != "" else second.customer_key,
        first.session_key if first.session_key != "" else second.session_key,
    )


def are_same(keys: Keys, others: Keys) -> bool:
    """Whether both are those of the other."""
    return keys.customer_key == others.customer_key and keys.session_key == others.session_key


def that_fit(keys: Keys, pattern: str) -> Keys:
    """Those of them that a version takes, by its pattern; ``""`` takes all."""
    return Keys(fitting(keys.customer_key, pattern), fitting(keys.session_key, pattern))


def fitting(key: str, pattern: str) -> str:
    """A key if it fits, or ``""``; one with half a sign in it fits in no URL."""
    fits = matches(pattern, key.lower()) and not matches(NOTHING, key.lower())
    return key if fits and quote(key) != "" else ""


def from_json(text: str) -> Keys:
    """The keys in a stored value; what is broken, missing or no text counts as not known."""
    return Keys(text_field(text, "customerKey"), text_field(text, "sessionKey"))


def to_json(keys: Keys) -> str:
    """The stored value, as the vendor's client writes it: two fields, this order, no space."""
    return (
        '{"customerKey":'
        + json_text(keys.customer_key)
        + ',"sessionKey":'
        + json_text(keys.session_key)
        + "}"
    )


def from_cookies(cookies: str) -> Keys:
    """The keys in ``document.cookie``, each URL-quoted if it needs to be."""
    return Keys(
        cookie(cookies, CUSTOMER_COOKIE),
        cookie(cookies, SESSION_COOKIE),
    )


def cookie(cookies: str, name: str) -> str:
    """One cookie's value, ``""`` when it is not there."""
    for pair in cookies.split("; "):
        if pair.startswith(name + "="):
            return unquote(pair[len(name) + 1 :])
    return ""
