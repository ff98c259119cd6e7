"""The search page: by phrase, by category, or everything."""

from starlette.requests import Request
from starlette.responses import Response

from elevate_tag.sandbox.shop.answers import listing_in
from elevate_tag.sandbox.shop.errors import BadInputError
from elevate_tag.sandbox.shop.links import search_link
from elevate_tag.sandbox.shop.navigation import shelves_in
from elevate_tag.sandbox.shop.rendering import LONGEST_PHRASE
from elevate_tag.sandbox.shop.shop import shop_of
from elevate_tag.sandbox.shop.visitor import visitor_of

SORTS = frozenset({"RELEVANCE", "PRICE_ASCENDING", "PRICE_DESCENDING", "DISCOUNT"})
"""The vendor's sort orders that this shop offers. Any other in an address is left out."""


async def search(request: Request) -> Response:
    """`/search?q=…&category=…&sort=…`; a category is `Table` or `Table/Mugs`."""
    phrase, category = _given(request, "q"), _given(request, "category")
    sort = _given(request, "sort")
    answer = await shop_of(request).client.search_page(
        visitor_of(request), phrase, category, sort if sort in SORTS else ""
    )
    listing = listing_in(answer["primaryList"])
    department, _, shelf = category.partition("/")
    return shop_of(request).pages.page(
        request,
        "search",
        phrase=phrase,
        category=category,
        department=department or ("" if phrase else "*"),
        heading=f"Results for “{phrase}”" if phrase else shelf or department or "Everything",
        trail=[(department, search_link(category=department))] if shelf and not phrase else [],
        listing=listing,
        sorts=[option for option in listing.sorts if option.id in SORTS],
        shelves=() if phrase else shelves_in(answer, department),
        suggestions=[found["q"] for found in answer.get("didYouMean", ())],
    )


def _given(request: Request, name: str) -> str:
    """A parameter of the page, without the spaces around it."""
    text = request.query_params.get(name, "").strip()
    if len(text) > LONGEST_PHRASE:
        raise BadInputError(
            f"That search is {len(text)} characters long, and we read {LONGEST_PHRASE}. "
            "Try a few words."
        )
    return text
