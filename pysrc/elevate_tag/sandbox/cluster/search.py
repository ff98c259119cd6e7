"""Which products a phrase and a category mean, and in which order. Pure.

Every word of the phrase must begin a word of the product, in whichever of its fields; capitals do
not count. Hits in the name come first. No stemming, no spelling correction, no synonyms.
"""

import re
from collections.abc import Callable, Sequence

from elevate_tag.sandbox.cluster.catalogue import Product

SORTS: dict[str, tuple[str, Callable[[Product], tuple[float, ...]]]] = {
    "RELEVANCE": ("Relevance", lambda product: ()),
    "PRICE_ASCENDING": ("Price, low to high", lambda product: (product.price,)),
    "PRICE_DESCENDING": ("Price, high to low", lambda product: (-product.price,)),
    "DISCOUNT": ("Discount", lambda product: (-_discount(product),)),
}
"""The vendor's name of a sort order: its label, and the key to sort by (ties keep their order)."""


def search(products: Sequence[Product], phrase: str, category: str = "") -> list[Product]:
    """What matches both, the most relevant first; an empty phrase or category means any.

    A phrase of signs without a word (`!!!`) matches nothing.
    """
    words = _words(phrase)
    if phrase.strip() and not words:
        return []
    hits = [each for each in products if _in(each, category) and _matches(words, _all_text(each))]
    return sorted(hits, key=lambda product: not _matches(words, product.name))


def ordered(products: Sequence[Product], sort: str) -> list[Product]:
    """The products in one of the `SORTS`."""
    return sorted(products, key=SORTS[sort][1])


def _in(product: Product, category: str) -> bool:
    """Whether `category` is one of the product's (`Mugs`), or a path to it (`Table/Mugs`)."""
    path = [name.casefold() for name in product.category]
    wanted = category.casefold().split("/")
    return not category or path[: len(wanted)] == wanted or wanted in ([name] for name in path)


def _matches(words: Sequence[str], text: str) -> bool:
    there = _words(text)
    return all(any(word.startswith(start) for word in there) for start in words)


def _all_text(product: Product) -> str:
    labels = (variant.label for variant in product.variants)
    return " ".join((product.name, product.brand, *product.category, *labels, product.description))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _discount(product: Product) -> float:
    return max(1 - variant.price / variant.list_price for variant in product.variants)
