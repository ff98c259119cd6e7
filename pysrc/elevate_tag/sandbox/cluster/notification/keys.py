"""Customer keys and session keys, as strictly as each version documents them.

Elevate 4 recommends UUIDs and takes any text. Web API v2 of Elevate 3 wants UUIDs of version 4,
with dashes, in either case. Web API v1 wants a UUID, or, of a visitor who is signed in, a SHA256
hash with a token: the hash signed with the private key, HMAC-SHA256 in hexadecimal.
https://docs.elevate.voyado.cloud/elevate/3/web-api/customer-key-authentication
"""

import hashlib
import hmac
import re
from collections.abc import Mapping

from elevate_tag.sandbox.cluster.refusal import Refused, shown

_UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
_UUID4 = "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"
_SHA256 = "[0-9a-f]{64}"


def check_uuid4(name: str, key: str) -> None:
    """Refuses what is not a UUID of version 4."""
    if not _is(_UUID4, key):
        raise Refused(400, f"{name} is {shown(key)}: allowed is a UUID of version 4, with dashes")


def check_uuid(name: str, key: str) -> None:
    """Refuses what is not a UUID, of whichever version."""
    if not _is(_UUID, key):
        raise Refused(400, f"{name} is {shown(key)}: allowed is a UUID, with dashes")


def check_customer_key(key: str, token: str | None, private_key: str) -> None:
    """The key of Web API v1; 403 for a SHA256 hash whose token does not validate.

    A token beside a UUID is refused: only a visitor who is signed in has one.
    """
    if _is(_SHA256, key):
        if token is None or not is_signed(key.encode(), token, private_key):
            raise Refused(403, "a SHA256 customerKey was used, but token does not validate it")
    elif not _is(_UUID, key):
        raise Refused(
            400, f"customerKey is {shown(key)}: allowed is a UUID, or a SHA256 hash with a token"
        )
    elif token is not None:
        raise Refused(400, "token is given with a UUID as customerKey: it goes with a SHA256 hash")


def is_signed(message: bytes, token: str, private_key: str) -> bool:
    """Whether the token is the message's HMAC-SHA256, in hexadecimal."""
    right = hmac.new(private_key.encode(), message, hashlib.sha256).hexdigest()
    return hmac.compare_digest(right.encode(), token.encode("utf-8", "replace"))


def text(fields: Mapping[str, object], name: str) -> str | None:
    """A field that may be missing or null; refuses what is neither that nor a text with content."""
    value = fields.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise Refused(400, f"{name} is to be a text, got {shown(str(value))}")
    if not value:
        raise Refused(400, f"{name} is empty")
    return value


def _is(form: str, key: str) -> bool:
    return re.fullmatch(form, key, re.IGNORECASE | re.ASCII) is not None
