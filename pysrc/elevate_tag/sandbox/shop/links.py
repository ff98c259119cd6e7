"""Addresses of the shop's pages that carry parameters."""

from urllib.parse import quote, urlencode


def search_link(**given: str) -> str:
    """The search page, with those parameters that are not empty."""
    query = urlencode({name: value for name, value in given.items() if value})
    return f"/search?{query}" if query else "/search"


def product_link(product_key: str, variant_key: str) -> str:
    """A product's page with one variant chosen."""
    return f"/product/{quote(product_key, safe='')}?{urlencode({'variant': variant_key})}"
