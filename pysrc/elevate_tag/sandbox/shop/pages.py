"""Start and product: one query each, one template each."""

from starlette.requests import Request
from starlette.responses import Response

from elevate_tag.sandbox.shop.answers import product_in, rows_in
from elevate_tag.sandbox.shop.errors import NotFoundError
from elevate_tag.sandbox.shop.links import search_link
from elevate_tag.sandbox.shop.saved import saved_by
from elevate_tag.sandbox.shop.shop import shop_of
from elevate_tag.sandbox.shop.visitor import visitor_of

START_LISTS = (
    {"id": "new", "label": "New in", "algorithm": "NEWEST_PRODUCTS", "limit": 4},
    {"id": "recent", "label": "Your last looks", "algorithm": "RECENTLY_VIEWED", "limit": 4},
    {"id": "personal", "label": "Picked for you", "algorithm": "PERSONAL", "limit": 8},
)
PRODUCT_LISTS = (
    {"id": "with", "label": "Goes well with", "algorithm": "STYLE_WITH", "limit": 4},
    {"id": "recent", "label": "Your last looks", "algorithm": "RECENTLY_VIEWED", "limit": 4},
)


async def start(request: Request) -> Response:
    """`/`: what is new, and what this visitor may like."""
    shop = shop_of(request)
    answer = await shop.client.landing_page(visitor_of(request), "/", START_LISTS)
    return shop.pages.page(request, "start", rows=rows_in(answer))


async def product(request: Request) -> Response:
    """`/product/{key}?variant=…`: one product, in the variant asked for or the first to be had."""
    shop = shop_of(request)
    key = request.path_params["product_key"]
    answer = await shop.client.product_page(visitor_of(request), key, PRODUCT_LISTS)
    found = product_in(answer.get("productGroup") or {})
    if found is None:
        raise NotFoundError("We have no such product, or have it no longer. Try the search above.")
    return shop.pages.page(
        request,
        "product",
        product=found,
        saved=found.key in saved_by(request),
        chosen=found.variant(request.query_params.get("variant", "")) or found.lead,
        trail=[(label, search_link(category=label)) for label in found.category[:1]],
        rows=rows_in(answer),
    )
