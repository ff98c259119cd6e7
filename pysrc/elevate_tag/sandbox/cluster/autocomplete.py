"""Suggestions while a shopper types: phrases, products, content; without a phrase, what was before.

What the vendor highlights stands in double braces: `{{jea}}ns`. Spelling is not corrected here.
"""

import re
from collections.abc import Sequence

from elevate_tag.sandbox.cluster.answer import Json, product_group
from elevate_tag.sandbox.cluster.catalogue import Product
from elevate_tag.sandbox.cluster.content import found_in
from elevate_tag.sandbox.cluster.content_pages import content_lists
from elevate_tag.sandbox.cluster.page import Ask
from elevate_tag.sandbox.cluster.search import search

SUGGESTED = 6
"""How many of each kind; the vendor's figures are settings of the app."""


def autocomplete(ask: Ask) -> Json:
    """With an empty phrase, what many look for, and what this customer did lately."""
    phrase = ask.given.get("q", "").strip()
    found = search(ask.catalogue.products, phrase) if phrase else []
    viewed = [] if phrase else [ask.catalogue.find(key) for key in ask.history.viewed]
    searches = () if phrase else ask.history.searches
    return {
        "phraseSuggestions": _phrases(ask, phrase),
        "productSuggestions": _groups(ask, "PRODUCT_SUGGESTIONS", found[:SUGGESTED]),
        "contentSuggestions": _content(ask, phrase) if phrase else [],
        "recentSearches": [{"q": each} for each in searches[:SUGGESTED]],
        "recentlyViewed": _groups(ask, "RECENTLY_VIEWED", viewed[:SUGGESTED]),
        "totalHits": len(found),
        "contentLists": content_lists(ask, phrase),
    }


def _groups(ask: Ask, place: str, products: Sequence[Product | None]) -> list[Json]:
    return [product_group(ask.tray, place, product) for product in products if product]


def _phrases(ask: Ask, phrase: str) -> list[Json]:
    """Names of categories and products that have a word beginning as the phrase does."""
    products = ask.catalogue.products
    names = [name.lower() for each in products for name in (*each.category, each.name)]
    start = re.compile(rf"\b{re.escape(phrase.casefold())}")
    fitting = [name for name in dict.fromkeys(names) if start.search(name)]
    return [{"q": name, "highlighted": highlighted(name, phrase)} for name in fitting[:SUGGESTED]]


def _content(ask: Ask, phrase: str) -> list[Json]:
    items = found_in(ask.content, phrase, {})
    return [
        {
            "title": item.title,
            "highlightedTitle": highlighted(item.title, phrase),
            "link": item.link,
            "ticket": ask.tray.content_ticket("CONTENT_SUGGESTIONS", item.key),
        }
        for item in items[:SUGGESTED]
    ]


def highlighted(text: str, phrase: str) -> str:
    """The text with what matches in double braces."""
    if not phrase:
        return text
    return re.sub(rf"\b{re.escape(phrase)}", r"{{\g<0>}}", text, flags=re.IGNORECASE)
