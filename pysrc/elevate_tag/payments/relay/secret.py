"""The bearer secret: whoever has it may hand orders in and look at them."""

import hmac
from hashlib import sha256

from elevate_tag.payments import PaymentError
from elevate_tag.payments.relay.problem import Problem

SHORTEST = 16
"""Characters. Shorter ones can be guessed, one request after another."""

CHALLENGE = {"WWW-Authenticate": 'Bearer realm="payments"'}


class Secret:
    """Does not show itself; raises `PaymentError` for text that no header carries or is short."""

    __slots__ = ("_digest",)

    def __init__(self, text: str) -> None:
        if len(text) < SHORTEST:
            raise PaymentError("secret", f"has under {SHORTEST} characters: make a longer one")
        if not all("!" <= each <= "~" for each in text):
            raise PaymentError("secret", "has a character that no header takes: use letters")
        self._digest = _digest(text)

    def __repr__(self) -> str:
        return "<secret>"

    def check(self, authorization: str) -> None:
        """Raises `Problem` of 401 unless the header `Authorization` is `Bearer` and this secret.

        Digests are compared, in constant time: the time tells nothing of the secret, nor its
        length.
        """
        scheme, _, given = authorization.partition(" ")
        right = hmac.compare_digest(_digest(given.strip()), self._digest)
        if scheme.lower() != "bearer" or not right:
            said = (
                "is not the relay's secret" if given else "is missing: send Bearer and the secret"
            )
            raise Problem(401, f"header Authorization {said}", headers=CHALLENGE)


def _digest(text: str) -> bytes:
    return sha256(text.encode()).digest()
