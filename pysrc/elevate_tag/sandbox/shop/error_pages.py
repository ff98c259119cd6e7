"""What a shopper sees when a page cannot be shown: a page of the shop all the same."""

import logging
from http import HTTPStatus
from typing import cast

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from elevate_tag.sandbox.shop.errors import BadInputError, ClusterError, NotFoundError, ShopError
from elevate_tag.sandbox.shop.shop import shop_of

log = logging.getLogger(__name__)


def _shown(request: Request, error: Exception) -> Response:
    error = cast(ShopError, error)
    if isinstance(error, ClusterError):
        log.warning("%s: %s", request.url.path, error.detail)
    return shop_of(request).pages.page(
        request, "message", status=error.status, heading=error.heading, message=error.message
    )


def _not_served(request: Request, error: Exception) -> Response:
    """Starlette's own refusals: no such page, not this method, a form that cannot be read."""
    error = cast(HTTPException, error)
    if error.status_code == HTTPStatus.NOT_FOUND:
        return _shown(request, NotFoundError("There is no page at this address."))
    bad = BadInputError("That is not something this page can do.", error.status_code)
    response = _shown(request, bad)
    response.headers.update(error.headers or {})
    return response


def _our_mistake(request: Request, _: Exception) -> Response:
    """Anything else: Starlette raises it again afterwards, so the server's log has it all."""
    return _shown(request, ShopError("That was our mistake. Your cart is safe."))


HANDLERS = {ShopError: _shown, HTTPException: _not_served, Exception: _our_mistake}
"""By the error's class, as Starlette looks them up."""
