"""The checkout: from the cart to an order that is paid, and told of.

Paying is one click, as no money is taken. What the cluster is to learn goes into the outbox with
the order; telling it is the worker's business, so no shopper waits for that.
"""

from collections.abc import Mapping, Sequence
from http import HTTPStatus

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from elevate_tag.payments.visitor import VisitorKeys, keys_in
from elevate_tag.sandbox.shop import cart_cookie, checkout_form, delivery
from elevate_tag.sandbox.shop.cart import Cart
from elevate_tag.sandbox.shop.cart_cookie import cart_of
from elevate_tag.sandbox.shop.cart_pages import cart_page
from elevate_tag.sandbox.shop.cart_view import ShownLine, goods_of, lines_of
from elevate_tag.sandbox.shop.checkout_form import Buyer
from elevate_tag.sandbox.shop.errors import BadInputError, NotFoundError
from elevate_tag.sandbox.shop.forms import form_of
from elevate_tag.sandbox.shop.orders import Order, OrderLine
from elevate_tag.sandbox.shop.shop import shop_of
from elevate_tag.sandbox.shop.stock import check_can_be_had
from elevate_tag.sandbox.shop.visitor import remember, visitor_of


async def show(request: Request) -> Response:
    """`/checkout`: what will be ordered, and where it shall go; without a cart, back to it."""
    if not cart_of(request).lines:
        return RedirectResponse("/cart", HTTPStatus.SEE_OTHER)
    try:
        lines = await _lines(request)
    except BadInputError as problem:
        return await cart_page(request, problem)
    return _page(request, _order(checkout_form.new_order_id(), Buyer(), lines))


async def pay(request: Request) -> Response:
    """`POST /checkout`: places the order, once, and leads to its page.

    It is placed as it was shown, or shown again: cart and prices may have changed meanwhile.
    """
    form = await form_of(request)
    book = shop_of(request).book
    try:
        order_id = checkout_form.order_id_in(form)
        placed = await run_in_threadpool(book.find, order_id)
        if placed:
            # A form that comes late, from an old tab say, is not to empty the next order's cart.
            return _to_thanks(request, order_id, emptied=_is_of(cart_of(request), placed))
        lines = await _lines(request)
    except BadInputError as problem:
        return await cart_page(request, problem)
    order = _order(order_id, checkout_form.buyer_in(form), lines)
    try:
        checkout_form.check_shown(form, cart_of(request), order.total)
        checkout_form.check(order.buyer)
    except BadInputError as problem:
        return _page(request, order, problem)
    await run_in_threadpool(book.place, order, order.payment(_keys(request, form)))
    return _to_thanks(request, order_id, emptied=True)


async def thanks(request: Request) -> Response:
    """`/thanks/{order}`: the order, and what has become of its notification."""
    shop, order_id = shop_of(request), request.path_params["order_id"]
    order = await run_in_threadpool(shop.book.find, order_id)
    if order is None:
        raise NotFoundError("We have no such order.")
    state = await run_in_threadpool(shop.book.payment_state, order_id)
    return shop.pages.page(request, "thanks", order=order, state=state)


async def _lines(request: Request) -> Sequence[ShownLine]:
    """The cart's lines, all of which can be had; raises `BadInputError`."""
    cart = cart_of(request)
    if not cart.lines:
        raise BadInputError("Your cart is empty, so there is nothing to pay.", HTTPStatus.CONFLICT)
    answer = await shop_of(request).client.cart_details(visitor_of(request), cart.product_keys)
    lines = lines_of(cart, answer)
    for line in lines:
        check_can_be_had(line)
    return lines


def _keys(request: Request, form: Mapping[str, str]) -> VisitorKeys:
    """The tag's, as it filled them in; the shop's own where it could not."""
    visitor = visitor_of(request)
    return keys_in(form, {}) or VisitorKeys(visitor.customer_key, visitor.session_key)


def _order(order_id: str, buyer: Buyer, lines: Sequence[ShownLine]) -> Order:
    bought = tuple(
        OrderLine(
            line.variant_key,
            f"{line.product.name}, {line.variant.label.lower()}",
            line.quantity,
            line.variant.price,
        )
        for line in lines
        if line.product and line.variant
    )
    return Order(order_id, buyer, bought, delivery.postage(goods_of(lines)))


def _is_of(cart: Cart, order: Order) -> bool:
    """Whether the cart is what was ordered."""
    ordered = [(line.variant_key, line.quantity) for line in order.lines]
    return [(line.variant_key, line.quantity) for line in cart] == ordered


def _page(request: Request, order: Order, problem: BadInputError | None = None) -> Response:
    """What would be ordered now."""
    return shop_of(request).pages.page(
        request,
        "checkout",
        status=problem.status if problem else HTTPStatus.OK,
        problem=problem.message if problem else "",
        order=order,
        cart=cart_of(request).to_text(),
    )


def _to_thanks(request: Request, order_id: str, *, emptied: bool) -> Response:
    response = RedirectResponse(f"/thanks/{order_id}", HTTPStatus.SEE_OTHER)
    if emptied:
        cart_cookie.keep(Cart(), request, response)
    remember(request, response)
    return response
