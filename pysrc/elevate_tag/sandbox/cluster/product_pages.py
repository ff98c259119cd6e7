"""The pages that show products: landing page, search page, product page, cart and what is in it."""

from elevate_tag.sandbox.cluster import facets
from elevate_tag.sandbox.cluster.answer import (
    Json,
    primary_list,
    product_group,
    recommendation_list,
    variant_tickets,
)
from elevate_tag.sandbox.cluster.catalogue import Product
from elevate_tag.sandbox.cluster.content_pages import content_lists
from elevate_tag.sandbox.cluster.navigation import navigation, whole_tree
from elevate_tag.sandbox.cluster.page import Ask
from elevate_tag.sandbox.cluster.query_parameters import DEFAULT_LIMIT
from elevate_tag.sandbox.cluster.recommend import Occasion, recommend
from elevate_tag.sandbox.cluster.refusal import Refused, shown
from elevate_tag.sandbox.cluster.search import search


def landing_page(ask: Ask) -> Json:
    """A start page, a category's, a brand's."""
    phrase = ask.given.get("q", "")
    found = search(ask.catalogue.products, phrase)
    return {
        **({"primaryList": _listing(ask, found)} if ask.includes("primaryList") else {}),
        **_navigation(ask),
        "recommendationLists": _lists(ask),
        "contentLists": content_lists(ask, phrase),
        "customData": {},
        "published": False,
        "seo": {},
    }


def search_page(ask: Ask) -> Json:
    """What matches a phrase, in a category or in all."""
    phrase = ask.given["q"]
    found = search(ask.catalogue.products, phrase, ask.given.get("selectedCategory", ""))
    return {
        "q": phrase,
        "didYouMean": [],
        "primaryList": _listing(ask, found),
        **_navigation(ask),
        "contentLists": content_lists(ask, phrase),
    }


def product_page(ask: Ask) -> Json:
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


def cart_page(ask: Ask) -> Json:
    """Keys may be products' or variants'; those not in the catalogue are left out."""
    found = _products(ask, ask.given["cart"].split("|"))
    groups = [product_group(ask.tray, "CART", product) for product in found]
    return {
        "cart": groups if ask.includes("cart") else [],
        "recommendationLists": _lists(ask, *found),
    }


def add_to_cart_popup(ask: Ask) -> Json:
    """What goes with a variant that was just added, and with the rest of the cart."""
    key = ask.given["variantKey"]
    product = ask.catalogue.find(key)
    if product is None or product.key == key:
        raise Refused(400, f"parameter variantKey is {shown(key)}: no variant has that key")
    others = _products(ask, ask.given.get("cart", "").split("|"))
    return {"recommendationLists": _lists(ask, *dict.fromkeys((product, *others)))}


def navigation_tree(ask: Ask) -> Json:
    """All categories, none of them selected."""
    return {"tree": whole_tree(ask.catalogue.products)}


def _listing(ask: Ask, products: list[Product]) -> Json:
    choice = facets.chosen(ask.given)
    return primary_list(
        ask.tray,
        facets.narrowed(products, choice),
        facets.facets(products, choice),
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
    wanted = ask.page.lists if ask.settings.lists is None else ask.settings.lists
    answers = []
    for each in wanted or ():
        base = about if each.about is None else tuple(_products(ask, each.about))
        products = recommend(each.algorithm, Occasion(ask.catalogue, ask.history, base), each.limit)
        answers.append(recommendation_list(ask.tray, products, each))
    return answers


def _products(ask: Ask, keys: list[str] | tuple[str, ...]) -> list[Product]:
    """Those of these keys, products' or variants'; each once, unknown ones left out."""
    found = (ask.catalogue.find(key) for key in keys)
    return list(dict.fromkeys(product for product in found if product))
