"""The cart: shown, added to, changed, emptied.

A change is checked against the cluster's stock and then redirects to the cart, so that a reload
does not repeat it. What cannot be done is said on the cart's own page, with the cart as it was.
"""

from collections.abc import Mapping
from http import HTTPStatus
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from elevate_tag.sandbox.shop import cart_cookie, delivery
from elevate_tag.sandbox.shop.answers import product_in, rows_in
from elevate_tag.sandbox.shop.cart import Cart, key_in, quantity_in
from elevate_tag.sandbox.shop.cart_cookie import cart_of
from elevate_tag.sandbox.shop.cart_view import goods_of, lines_of
from elevate_tag.sandbox.shop.errors import BadInputError
from elevate_tag.sandbox.shop.forms import form_of
from elevate_tag.sandbox.shop.shop import shop_of
from elevate_tag.sandbox.shop.stock import check_in_cart, check_stock
from elevate_tag.sandbox.shop.visitor import remember, visitor_of

CART_LISTS = ({"id": "cart", "label": "Goes well with these", "algorithm": "CART", "limit": 4},)
EMPTY_CART_LISTS = (
    {"id": "liked", "label": "Most loved", "algorithm": "TOP_PRODUCTS", "limit": 4},
)


async def show(request: Request) -> Response:
    """`/cart`, with a word about what was just added (`?added=` its variant key)."""
    return await cart_page(request)


async def add(request: Request) -> Response:
    """`POST /cart/add`: so many more of a variant."""
    try:
        form = await form_of(request)
        product_key, variant_key = _keys(form)
        more = quantity_in(form.get("quantity", "1"))
        cart = cart_of(request)
        wanted = cart.quantity_of(variant_key) + more
        cart = await _with_quantity(request, cart, product_key, variant_key, wanted)
    except BadInputError as problem:
        return await cart_page(request, problem)
    return _to_cart(request, cart, added=variant_key)


async def change(request: Request) -> Response:
    """`POST /cart/change`: exactly so many of a variant that is in the cart."""
    try:
        form = await form_of(request)
        product_key, variant_key = _keys(form)
        wanted = quantity_in(form.get("quantity", ""))
        cart = cart_of(request)
        check_in_cart(cart, variant_key)
        cart = await _with_quantity(request, cart, product_key, variant_key, wanted)
    except BadInputError as problem:
        return await cart_page(request, problem)
    return _to_cart(request, cart)


async def remove(request: Request) -> Response:
    """`POST /cart/remove`: none of a variant, whether or not it was in the cart."""
    form = await form_of(request)
    return _to_cart(request, cart_of(request).without(form.get("variant", "")))


async def _with_quantity(
    request: Request, cart: Cart, product_key: str, variant_key: str, wanted: int
) -> Cart:
    """The changed cart, if the cluster has the variant and as many of it."""
    answer = await shop_of(request).client.product_details(visitor_of(request), product_key)
    product = product_in(answer.get("productGroup") or {})
    check_stock(product, variant_key, wanted=wanted, have=cart.quantity_of(variant_key))
    return cart.with_quantity(product_key, variant_key, wanted)


async def cart_page(request: Request, problem: BadInputError | None = None) -> Response:
    """The cart as it is, with what could not be done."""
    shop, visitor, cart = shop_of(request), visitor_of(request), cart_of(request)
    if cart.lines:
        answer = await shop.client.cart_page(visitor, cart.product_keys, CART_LISTS)
    else:
        answer = await shop.client.landing_page(visitor, "/cart", EMPTY_CART_LISTS)
    lines = lines_of(cart, answer)
    goods = goods_of(lines)
    added = "" if problem else request.query_params.get("added", "")
    return shop.pages.page(
        request,
        "cart",
        status=problem.status if problem else HTTPStatus.OK,
        problem=problem.message if problem else "",
        added=next((line for line in lines if line.variant and line.variant.key == added), None),
        lines=lines,
        goods=goods,
        postage=delivery.postage(goods),
        rows=rows_in(answer),
    )


def _to_cart(request: Request, cart: Cart, **told: str) -> Response:
    query = f"?{urlencode(told)}" if told else ""
    response = RedirectResponse(f"/cart{query}", HTTPStatus.SEE_OTHER)
    cart_cookie.keep(cart, request, response)
    remember(request, response)
    return response


def _keys(form: Mapping[str, str]) -> tuple[str, str]:
    return key_in(form.get("product", ""), "product"), key_in(form.get("variant", ""), "variant")
