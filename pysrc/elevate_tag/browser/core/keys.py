"""Customer key and session key: who shops, and on which visit.

Kept in localStorage under the vendor's name in the vendor's JSON, with no field more, so that
``@apptus/esales-api`` and the tag can share a page; see its ``localStorageBackedSession``.
"""

from elevate_tag.browser.runtime import json_text, text_field

STORAGE_KEY = "voyado.session"
# Where @apptus/esales-api 2.x kept the same JSON.
OLDER_STORAGE_KEY = "apptus.session"
# How the vendor's older libraries named their cookies: apptus.customerKey, apptus.sessionKey.
COOKIE_PREFIX = "apptus."


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


def is_whole(keys: Keys) -> bool:
    """Whether both are known."""
    return keys.customer_key != "" and keys.session_key != ""


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
    """The keys in ``document.cookie``."""
    return Keys(
        cookie(cookies, COOKIE_PREFIX + "customerKey"),
        cookie(cookies, COOKIE_PREFIX + "sessionKey"),
    )


def cookie(cookies: str, name: str) -> str:
    """One cookie's value, ``""`` when it is not there."""
    for pair in cookies.split("; "):
        if pair.startswith(name + "="):
            return pair[len(name) + 1 :]
    return ""
