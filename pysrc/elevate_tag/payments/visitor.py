"""The shopper's keys, read on the server when an order is placed.

    keys = visitor_keys(request)              # Django, Flask
    keys = await visitor_keys_async(request)  # Starlette, FastAPI

From the checkout's form, whose hidden inputs the tag fills (`data-elevate-keys`), else from the
first-party cookies that the tag or the vendor's older libraries keep. Each key by itself: the form
knows best, since it was filled on this very page. No framework is imported: a request is known by
the attributes that hold its form and its cookies. Where neither fits, `keys_in` takes two mappings.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

CUSTOMER_FIELD = "elevateCustomerKey"
SESSION_FIELD = "elevateSessionKey"

CUSTOMER_COOKIE = "apptus.customerKey"
SESSION_COOKIE = "apptus.sessionKey"

LONGEST = 256
"""Characters. A UUID has 36 and a SHA-256 in hexadecimal 64: what is longer was made by hand."""


@dataclass(frozen=True)
class VisitorKeys:
    """Both keys of a visitor, as `Payment` takes them."""

    customer_key: str
    session_key: str


def visitor_keys(request: Any) -> VisitorKeys | None:  # noqa: ANN401 (any framework's request)
    """The keys in a Django or Flask request; None unless both are there.

    None is no mistake: a shopper who blocks storage has no form filled, and one who did not consent
    has no keys. Such an order has nobody to be told of, so send no payment for it. Raises
    `TypeError` for a request whose form can only be awaited.
    """
    form = request.POST if hasattr(request, "POST") else getattr(request, "form", None)
    if not isinstance(form, Mapping):
        raise TypeError(
            f"{type(request).__name__} has no form that can be read without waiting: "
            "write keys = await visitor_keys_async(request), or keys_in(form, cookies)"
        )
    return keys_in(form, _cookies(request))


async def visitor_keys_async(request: Any) -> VisitorKeys | None:  # noqa: ANN401 (as above)
    """The same for Starlette and FastAPI, whose form comes when awaited; Django's async views too.

    Starlette keeps a form that was read, so the shop's own `await request.form()` gives the same
    before and after this, as do FastAPI's `Form(…)` parameters. Only whoever consumed
    `request.stream()` is to call `keys_in` with what was in it.
    """
    if not callable(getattr(request, "form", None)):
        return visitor_keys(request)
    return keys_in(await request.form(), _cookies(request))


def keys_in(form: Mapping[str, Any], cookies: Mapping[str, str]) -> VisitorKeys | None:
    """The keys in a form, or in cookies by name, whose values are decoded here; None unless both.

    A value that cannot be a key (empty, over-long, with control characters, a file) counts as none.
    """
    customer = _key(form.get(CUSTOMER_FIELD)) or _key(_decoded(cookies, CUSTOMER_COOKIE))
    session = _key(form.get(SESSION_FIELD)) or _key(_decoded(cookies, SESSION_COOKIE))
    return VisitorKeys(customer, session) if customer and session else None


def _cookies(request: Any) -> Mapping[str, str]:  # noqa: ANN401 (any framework's request)
    """Django's are in capitals."""
    found: Mapping[str, str] = request.COOKIES if hasattr(request, "COOKIES") else request.cookies
    return found


def _decoded(cookies: Mapping[str, str], name: str) -> str:
    """A cookie's value is percent-encoded, and no framework decodes that; a `+` stays one."""
    return unquote(cookies.get(name, ""))


def _key(value: object) -> str:
    text = value.strip() if isinstance(value, str) else ""
    return text if text.isprintable() and len(text) <= LONGEST else ""
