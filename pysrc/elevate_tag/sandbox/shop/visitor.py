"""Who is visiting: the keys in the cookies, and the kind of device.

The server makes the keys, uses them for its own queries and hands them to the tag, so that a
query and the click it led to carry the same keys.
https://docs.elevate.voyado.cloud/elevate/4/integration/api/
"""

import re
from dataclasses import dataclass
from typing import Literal
from uuid import uuid4

from starlette.requests import Request
from starlette.responses import Response

CUSTOMER_COOKIE = "nordhem.customerKey"
SESSION_COOKIE = "nordhem.sessionKey"
A_YEAR = 365 * 24 * 60 * 60
"""Seconds. The vendor keeps a customer key's data for one year, so the cookie lives as long."""

_UUID4 = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
_PHONE = re.compile(r"Mobi|Android|iPhone", re.IGNORECASE)


@dataclass(frozen=True)
class Visitor:
    """One visitor, as the cluster's queries and the tag need to know them."""

    customer_key: str
    session_key: str
    touchpoint: Literal["DESKTOP", "MOBILE"]


def visitor_of(request: Request) -> Visitor:
    """The visitor of a request, the same one each time it is asked; broken keys are made anew."""
    known = getattr(request.state, "visitor", None)
    if not isinstance(known, Visitor):
        known = Visitor(
            customer_key=_key(request.cookies.get(CUSTOMER_COOKIE, "")),
            session_key=_key(request.cookies.get(SESSION_COOKIE, "")),
            touchpoint=touchpoint_of(request.headers.get("user-agent", "")),
        )
        request.state.visitor = known
    return known


def touchpoint_of(user_agent: str) -> Literal["DESKTOP", "MOBILE"]:
    """MOBILE for a browser that says it is on a phone or tablet, DESKTOP for all else."""
    return "MOBILE" if _PHONE.search(user_agent) else "DESKTOP"


def remember(request: Request, response: Response) -> None:
    """Writes the visitor's keys.

    The customer key stays for a year from now, the session key until the browser closes.
    """
    visitor = visitor_of(request)
    secure = request.url.scheme == "https"
    for name, key, max_age in (
        (CUSTOMER_COOKIE, visitor.customer_key, A_YEAR),
        (SESSION_COOKIE, visitor.session_key, None),
    ):
        response.set_cookie(
            name, key, max_age=max_age, path="/", samesite="lax", httponly=True, secure=secure
        )


def _key(kept: str) -> str:
    return kept if _UUID4.fullmatch(kept) else str(uuid4())
