"""What may be a visitor's customer key: see the vendor's page on visitor identification."""

from elevate_tag.browser.core.keys import NOTHING
from elevate_tag.browser.runtime import matches, quote

# In hexadecimal digits.
SHA256 = 64
EMAIL = "@"
# Six to fifteen digits (E.164), with nothing between but what people write in telephone numbers.
PHONE = "^\\+?[ ()./-]*([0-9][ ()./-]*){6,15}$"


def is_signed_in(key: str) -> bool:
    """Whether a customer key is a SHA256, as Elevate 3's v1 has them of visitors who signed in."""
    return len(key) == SHA256


def problem_of_key(key: str, pattern: str) -> str:
    """What keeps a text from being a customer key, in words; ``""`` for nothing.

    ``pattern`` is the version's (``core.api``).
    """
    if key == "":
        return "the customer key is empty"
    if matches(NOTHING, key.lower()):
        return "the customer key is " + key + ", which is how programs write that there is none"
    if matches(EMAIL, key) or matches(PHONE, key):
        # It is not repeated here: what is on a console may be in somebody's logs.
        return "the customer key looks like an e-mail address or a telephone number; give a key \
that the server makes of it (elevate_tag.identity.customer_key_for)"
    if quote(key) == "":
        return "the customer key has half a sign in it"
    if not matches(pattern, key.lower()):
        return "the customer key is not what this data-api-version takes: a UUID of version 4"
    return ""
