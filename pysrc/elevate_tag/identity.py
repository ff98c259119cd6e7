"""Customer keys and tokens for visitors who are signed in. For the shop's server, never for a page.

What is certain, with its source, and what is not:

- A customer key must be unique to the visitor, the same on every device, and neither personal data
  nor known to others; for a connection with Voyado Engage it is a UUID of version 4.
  https://docs.apptus.com/elevate/4/integration/behavioral-data/visitor-identification/
  How a shop comes by one is its own affair: `customer_key_for` is one way, and ours.
- Web API v1 of Elevate 3 wants "a SHA256 hash of the id of a signed in visitor" and a token, "the
  customerKey signed with the private key"; signing is HMAC-SHA256 in hexadecimal.
  https://docs.elevate.voyado.cloud/elevate/3/web-api/customer-key-authentication
  https://docs.elevate.voyado.cloud/elevate/3/web-api/message-authentication
- Not certain: whether that hash is of the id alone. The page recommends "the visitor specific value
  and the private key during the customer key and token generation", and says as well that the
  private key can be changed without losing what was learnt, which a hash made with it would. So
  the hash is of the id alone here, unless `secret` is given.
- Not certain: which bytes `payment_token` is to sign. The vendor says "stringifying the payment
  object"; here it is the body as it is sent.
"""

import hashlib
import hmac
from dataclasses import dataclass
from uuid import UUID

SHORTEST_SECRET = 16
"""Characters. What is shorter can be guessed, and with it the key of every visitor."""


@dataclass(frozen=True)
class SignIn:
    """What the cookies `apptus.customerKey` and `apptus.token` hold while somebody is signed in."""

    customer_key: str
    token: str


def customer_key_for(user_id: str, secret: str) -> str:
    """A customer key for a user of the shop: always the same, and of no use to find out who it is.

    A UUID of version 4 made of the HMAC-SHA256 of `user_id` under `secret`, which is the shop's own
    and must not change: with another secret all visitors are new ones. `user_id` is anything that
    is the user's alone and stays so, as a text: `str(user.id)`. ValueError if one is empty or the
    secret is short, TypeError for what is no text.
    """
    _check("user_id", user_id)
    _check("secret", secret)
    if len(secret) < SHORTEST_SECRET:
        raise ValueError(
            f"secret has {len(secret)} characters: give {SHORTEST_SECRET} or more, random ones, as "
            'python -c "import secrets; print(secrets.token_hex())" prints'
        )
    return str(UUID(bytes=_hmac(secret, user_id).digest()[:16], version=4))


def sign_in(user_id: str, private_key: str, *, secret: str = "") -> SignIn:
    """Customer key and token for Web API v1 of Elevate 3, from the key that the vendor handed out.

    With `secret` the customer key is an HMAC under it instead of the plain hash, which anybody can
    make who knows the id: give one, which must not change, if ids are e-mail addresses or numbers.
    ValueError if the id or the private key is empty.
    """
    _check("user_id", user_id)
    hashed = _hmac(secret, user_id) if secret else hashlib.sha256(user_id.encode())
    customer_key = hashed.hexdigest()
    return SignIn(customer_key, token_for(customer_key, private_key))


def token_for(customer_key: str, private_key: str) -> str:
    """The token of a customer key that there is already. ValueError if one of the two is empty."""
    _check("customer_key", customer_key)
    _check("private_key", private_key)
    return _hmac(private_key, customer_key).hexdigest()


def payment_token(body: str, private_key: str) -> str:
    """The `paymentToken` of a secure payment of Web API v1, for a body that is sent as it is here.

    ValueError if one of the two is empty.
    """
    _check("body", body)
    _check("private_key", private_key)
    return _hmac(private_key, body).hexdigest()


def _hmac(key: str, message: str) -> hmac.HMAC:
    return hmac.new(key.encode(), message.encode(), hashlib.sha256)


def _check(name: str, value: object) -> None:
    if not isinstance(value, str):
        raise TypeError(f"{name} is of type {type(value).__name__}: give a text, such as str(…)")
    if not value:
        raise ValueError(f"{name} is empty")
