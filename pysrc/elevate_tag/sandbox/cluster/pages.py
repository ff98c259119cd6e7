"""The pages that can be asked for: landing page, search page, product page, cart page.

A page is a row: the parameters it has, the parts its body may include, the lists it shows when
the body names none, and the function that makes its answer.
"""

from collections.abc import Mapping

from elevate_tag.sandbox.cluster.answer import (
    Json,
    primary_list,
    product_group,
    recommendation_list,
    variant_tickets,
)
from elevate_tag.sandbox.cluster.catalogue import Product
from elevate_tag.sandbox.cluster.navigation import navigation
from elevate_tag.sandbox.cluster.page import Ask, Page
from elevate_tag.sandbox.cluster.page_settings import ListSettings
from elevate_tag.sandbox.cluster.query_parameters import DEFAULT_LIMIT
from elevate_tag.sandbox.cluster.recommend import Occasion, recommend
from elevate_tag.sandbox.cluster.search import search


def _landing_page(ask: Ask) -> Json:
    found = search(ask.catalogue.products, ask.given.get("q", ""))
    return {
        **({"primaryList": _listing(ask, found)} if ask.includes("primaryList") else {}),
        **_navigation(ask),
        "recommendationLists": _lists(ask),
        "contentLists": [],
        "customData": {},
        "published": False,
        "seo": {},
    }


def _search_page(ask: Ask) -> Json:
    found = search(ask.catalogue.products, ask.given["q"], ask.given.get("selectedCategory", ""))
    return {
        "q": ask.given["q"],
        "didYouMean": [],
        "primaryList": _listing(ask, found),
        **_navigation(ask),
        "contentLists": [],
    }


def _product_page(ask: Ask) -> Json:
    """A key that is not in the catalogue gets an answer without product, tickets or lists."""
    product = ask.catalogue.find(ask.given["productKey"])
    if product is None:
        return {"tickets": {}, "recommendationLists": []}
    details: Json
    if ask.includes("productGroup"):
        details = {"productGroup": product_group(ask.tray, "PRODUCT", product)}
    else:
        details = {"tickets": variant_tickets(ask.tray, product)}
    return {**details, "recommendationLists": _lists(ask, product)}


def _cart_page(ask: Ask) -> Json:
    """Keys may be products' or variants'; those not in the catalogue are left out."""
    keys = [key for key in ask.given["cart"].split("|") if key]
    found = dict.fromkeys(product for key in keys if (product := ask.catalogue.find(key)))
    groups = [product_group(ask.tray, "CART", product) for product in found]
    return {
        "cart": groups if ask.includes("cart") else [],
        "recommendationLists": _lists(ask, *found),
    }


def _listing(ask: Ask, products: list[Product]) -> Json:
    return primary_list(
        ask.tray,
        products,
        sort=ask.given.get("sort", "RELEVANCE"),
        skip=int(ask.given.get("skip", 0)),
        limit=int(ask.given.get("limit", DEFAULT_LIMIT)),
    )


def _navigation(ask: Ask) -> Json:
    if not ask.includes("navigation") and ask.given.get("includeNavigation") != "true":
        return {}
    selected = ask.given.get("selectedCategory", "")
    return {"navigation": navigation(ask.catalogue.products, selected)}


def _lists(ask: Ask, *about: Product) -> list[Json]:
    occasion = Occasion(ask.catalogue, ask.history, about)
    wanted = ask.page.lists if ask.settings.lists is None else ask.settings.lists
    return [
        recommendation_list(
            ask.tray,
            recommend(each.algorithm, occasion, each.limit),
            name=each.id,
            algorithm=each.algorithm,
            label=each.label,
        )
        for each in wanted or ()
    ]


_LISTING = frozenset({"sort", "skip", "limit", "includeNavigation"})

PAGES: Mapping[str, Page] = {
    "landing-page": Page(
        _landing_page,
        has=_LISTING | {"q", "pageReference"},
        parts=frozenset({"primaryList", "navigation"}),
        lists=(ListSettings("popular", "PERSONAL", label="Popular right now"),),
    ),
    "search-page": Page(
        _search_page,
        needs=frozenset({"q"}),
        has=_LISTING | {"selectedCategory"},
        parts=frozenset({"primaryList", "navigation"}),
    ),
    "product-page": Page(
        _product_page,
        needs=frozenset({"productKey"}),
        parts=frozenset({"productGroup"}),
        lists=(ListSettings("goes-well", "STYLE_WITH", label="Goes well with it"),),
    ),
    "cart-page": Page(
        _cart_page,
        needs=frozenset({"cart"}),
        parts=frozenset({"cart"}),
        lists=(ListSettings("cart", "CART", label="You may also like"),),
    ),
}
