"""`/with/<way>`: a page of the shop for each way to run the tag, with a hook at work in it."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from elevate_tag.sandbox.shop.answers import rows_in
from elevate_tag.sandbox.shop.errors import ClusterDownError, NotFoundError
from elevate_tag.sandbox.shop.shop import shop_of
from elevate_tag.sandbox.shop.visitor import visitor_of
from elevate_tag.sandbox.shop.ways import COMPILED, WAYS, Way, built_ways
from elevate_tag.sandbox.shop.weights import in_words, weight

LISTS = ({"id": "try", "label": "Try it", "algorithm": "TOP_PRODUCTS", "limit": 4},)


@dataclass(frozen=True)
class Choice:
    """A way as the page's menu offers it; `weight` is "" until it is known."""

    way: Way
    weight: str


async def first(_: Request) -> Response:
    """`/with`: leads to the way that most shops take."""
    return RedirectResponse(f"/with/{COMPILED.name}")


async def show(request: Request) -> Response:
    """`/with/<way>`, or what is missing for it."""
    shop = shop_of(request)
    built = built_ways(shop.dist)
    way = _way_in(request, built)
    answer = await shop.client.landing_page(visitor_of(request), request.url.path, LISTS)
    rows = rows_in(answer)
    if not rows:
        raise ClusterDownError("landing-page: no products to show")
    return shop.pages.page(
        request,
        "with",
        way=way,
        choices=[Choice(each, in_words(weight(each.downloads(shop.dist)))) for each in built],
        products=rows[0].products,
        # Told apart from Markup, which would stand in the page as a tag.
        tag_line=str(shop.pages.tag_line(way)),
    )


def _way_in(request: Request, built: list[Way]) -> Way:
    name = request.path_params["way"]
    way = next((each for each in WAYS if each.name == name), None)
    if way is None:
        raise NotFoundError(
            f"There is no such way to run the tag. There are {', '.join(w.name for w in WAYS)}."
        )
    if way not in built:
        raise NotFoundError(
            f"The last build made no {way.label} bundle. Run python build.py, "
            "then load this page again."
        )
    return way
