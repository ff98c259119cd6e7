"""Recommendation lists: which products go into one, by the vendor's names of algorithms. Pure.

These are plain stand-ins, made so that a demo shows what notifications are for: a click on a lamp
brings lamps to the front of `PERSONAL`, for that customer key, at the next page.
`MORE_FROM_SERIES` is not there: the catalogue has no series.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from elevate_tag.sandbox.cluster.catalogue import Catalogue, Product
from elevate_tag.sandbox.cluster.history import History


@dataclass(frozen=True)
class Occasion:
    """What a list is made from: `about` are the products of the page, or in the cart."""

    catalogue: Catalogue
    history: History
    about: Sequence[Product] = ()


Algorithm = Callable[[Occasion], list[Product]]


def recommend(algorithm: str, occasion: Occasion, limit: int) -> list[Product]:
    """The list of one of the `ALGORITHMS`, without what the page is about."""
    found = ALGORITHMS[algorithm](occasion)
    return [product for product in found if product not in occasion.about][:limit]


def _top_products(occasion: Occasion) -> list[Product]:
    points = occasion.history.popularity
    return sorted(occasion.catalogue.products, key=lambda product: -points.get(product.key, 0))


def _personal(occasion: Occasion) -> list[Product]:
    """The popular ones, those nearest to what this customer looked at first."""
    viewed = _recently_viewed(occasion)
    return sorted(
        _top_products(occasion),
        key=lambda product: -sum(_nearness(product, other) for other in viewed),
    )


def _recently_viewed(occasion: Occasion) -> list[Product]:
    found = (occasion.catalogue.find(key) for key in occasion.history.viewed)
    return [product for product in found if product]


def _favorites(occasion: Occasion) -> list[Product]:
    found = (occasion.catalogue.find(key) for key in occasion.history.favorites)
    return [product for product in found if product]


def _newest_products(occasion: Occasion) -> list[Product]:
    """The catalogue's last come first: it has no dates."""
    return list(reversed(occasion.catalogue.products))


def _alternatives(occasion: Occasion) -> list[Product]:
    """The most alike first."""
    return sorted(
        _top_products(occasion),
        key=lambda product: -sum(_nearness(product, other) for other in occasion.about),
    )


def _style_with(occasion: Occasion) -> list[Product]:
    """Of the same department, yet another category first: a bowl to a mug, not a second mug."""
    return sorted(
        _top_products(occasion),
        key=lambda product: -sum(_nearness(product, other) == 1 for other in occasion.about),
    )


def _upsell(occasion: Occasion) -> list[Product]:
    """What is alike, and costs more than what the page is about."""
    dearest = max((product.price for product in occasion.about), default=0.0)
    return [product for product in _alternatives(occasion) if product.price > dearest]


def _nearness(one: Product, other: Product) -> int:
    """2 for the same category, 1 for the same department, else 0."""
    if one.category == other.category:
        return 2
    return int(one.category[0] == other.category[0])


ALGORITHMS: dict[str, Algorithm] = {
    "TOP_PRODUCTS": _top_products,
    "PERSONAL": _personal,
    "RECENTLY_VIEWED": _recently_viewed,
    "NEWEST_PRODUCTS": _newest_products,
    "ALTERNATIVES": _alternatives,
    "STYLE_WITH": _style_with,
    "UPSELL": _upsell,
    "CART": _style_with,
    "ADD_TO_CART_RECS": _style_with,
    "FAVORITES": _favorites,
}
