"""The pages that can be asked for, a row each.

A row has the parameters, the parts that the body may include, the lists shown when the body names
none, and the function that makes the answer. `sponsored-page` and `banners` are not there: they are
the vendor's private beta, and the sandbox has nothing to sponsor.
"""

from collections.abc import Mapping

from elevate_tag.sandbox.cluster import facets, product_pages
from elevate_tag.sandbox.cluster.autocomplete import autocomplete
from elevate_tag.sandbox.cluster.content_pages import SORTS as CONTENT_SORTS
from elevate_tag.sandbox.cluster.content_pages import content_information, content_search_page
from elevate_tag.sandbox.cluster.page import Page
from elevate_tag.sandbox.cluster.page_settings import ListSettings
from elevate_tag.sandbox.cluster.query_parameters import OF_ALL, OF_CONTEXT

_LISTING = frozenset({"sort", "skip", "limit", "includeNavigation"}) | facets.PARAMETERS
_SEARCH = frozenset({"selectedCategory", "origin", "viewAllSecondary"})

PAGES: Mapping[str, Page] = {
    "landing-page": Page(
        product_pages.landing_page,
        has=_LISTING | {"q", "pageReference"},
        parts=frozenset({"primaryList", "navigation"}),
        lists=(ListSettings("popular", "PERSONAL", label="Popular right now"),),
        content=True,
    ),
    "search-page": Page(
        product_pages.search_page,
        needs=frozenset({"q"}),
        has=_LISTING | _SEARCH,
        parts=frozenset({"primaryList", "navigation"}),
        content=True,
    ),
    "product-page": Page(
        product_pages.product_page,
        needs=frozenset({"productKey"}),
        parts=frozenset({"productGroup"}),
        lists=(ListSettings("goes-well", "STYLE_WITH", label="Goes well with it"),),
    ),
    "cart-page": Page(
        product_pages.cart_page,
        needs=frozenset({"cart"}),
        parts=frozenset({"cart"}),
        lists=(ListSettings("cart", "CART", label="You may also like"),),
    ),
    "add-to-cart-popup": Page(
        product_pages.add_to_cart_popup,
        needs=frozenset({"variantKey"}),
        has=frozenset({"cart"}),
        lists=(ListSettings("added", "ADD_TO_CART_RECS", label="Goes with what you added"),),
        methods=("POST",),
    ),
    "autocomplete": Page(autocomplete, has=frozenset({"q"}), content=True),
    "navigation-tree": Page(product_pages.navigation_tree, takes=OF_CONTEXT, methods=("GET",)),
    "content-information": Page(
        content_information, needs=frozenset({"contentKeys"}), takes=OF_ALL, methods=("GET",)
    ),
    "content-search-page": Page(
        content_search_page,
        needs=frozenset({"q"}),
        has=frozenset({"origin", "limit", "skip", "sort"}),
        takes=OF_ALL,
        filtered=True,
        sorts=tuple(CONTENT_SORTS),
    ),
}
