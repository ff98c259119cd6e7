"""The cart's cookie: nothing secret is in it, and the shopper may change it at will."""

from starlette.requests import Request
from starlette.responses import Response

from elevate_tag.sandbox.shop.cart import Cart

CART_COOKIE = "nordhem.cart"
A_MONTH = 30 * 24 * 60 * 60
"""Seconds that a cart waits for its shopper."""


def cart_of(request: Request) -> Cart:
    """The cart that came with a request; empty if none did."""
    return Cart.from_text(request.cookies.get(CART_COOKIE, ""))


def keep(cart: Cart, request: Request, response: Response) -> None:
    """Writes the cart's cookie, or ends it when the cart is empty."""
    secure = request.url.scheme == "https"
    if cart.lines:
        response.set_cookie(
            CART_COOKIE,
            cart.to_text(),
            max_age=A_MONTH,
            path="/",
            samesite="lax",
            httponly=True,
            secure=secure,
        )
    else:
        response.delete_cookie(CART_COOKIE, path="/", samesite="lax", httponly=True, secure=secure)
