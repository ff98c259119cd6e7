"""The products that a shopper saved: in a cookie, and told the cluster by the tag, as favourites.

Its forms carry `data-elevate-favorite`, so a submit is told however it comes about; this side
remembers, and shows the page again.
"""

import re
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from elevate_tag.sandbox.shop.errors import BadInputError
from elevate_tag.sandbox.shop.forms import form_of
from elevate_tag.sandbox.shop.links import product_link
from elevate_tag.sandbox.shop.visitor import remember

SAVED_COOKIE = "nordhem.saved"
MOST = 40
"""Products: the oldest make room."""
A_YEAR = 365 * 24 * 60 * 60
"""Seconds."""

_KEY = re.compile(r"[A-Za-z0-9._-]{1,64}")


def saved_by(request: Request) -> list[str]:
    """The keys of the products that came with a request, newest first; what is none is left out."""
    kept = request.cookies.get(SAVED_COOKIE, "").split("|")
    return list(dict.fromkeys(key for key in kept if _KEY.fullmatch(key)))[:MOST]


async def save(request: Request) -> Response:
    """`POST /saved/add` and `POST /saved/remove`: back to the product, which is saved or not."""
    form = await form_of(request)
    product = form.get("product", "")
    if not _KEY.fullmatch(product):
        raise BadInputError("That product is not one of ours. What you saved is unchanged.")
    others = [key for key in saved_by(request) if key != product]
    saved = [product, *others] if request.url.path.endswith("/add") else others
    back = product_link(product, form.get("variant", ""))
    response = RedirectResponse(back, HTTPStatus.SEE_OTHER)
    response.set_cookie(
        SAVED_COOKIE,
        "|".join(saved[:MOST]),
        max_age=A_YEAR,
        path="/",
        samesite="lax",
        httponly=True,
        secure=request.url.scheme == "https",
    )
    remember(request, response)
    return response
