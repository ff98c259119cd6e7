"""From the cluster's answers to what the templates show.

Here, and in `navigation`, the shape of an answer is known (`ProductGroup`, `Product`, `Variant`,
`RecommendationList`); the names are the vendor's, in Python's spelling.
https://docs.elevate.voyado.cloud/elevate/4/api/storefront/v3/queries/
"""

from collections.abc import Mapping
from itertools import zip_longest
from typing import Any

from elevate_tag.sandbox.shop.money import amount
from elevate_tag.sandbox.shop.products import Listing, Product, Row, SortOrder, Variant

Found = Mapping[str, Any]


def listing_in(found: Found) -> Listing:
    """The `primaryList` of an answer."""
    sort = found["sort"]
    return Listing(
        products=products_in(found),
        total=found["totalHits"],
        sort=sort["selected"],
        sorts=tuple(SortOrder(option["id"], option["label"]) for option in sort["options"]),
    )


def rows_in(answer: Found) -> tuple[Row, ...]:
    """The visible recommendation lists of an answer, empty ones left out."""
    rows = (
        Row(found["id"], found.get("label", ""), products_in(found))
        for found in answer.get("recommendationLists", ())
        if found.get("visible", True)
    )
    return tuple(row for row in rows if row.products)


def products_in(found: Found) -> tuple[Product, ...]:
    """The main product of each product group of a list."""
    groups = found.get("productGroups", ())
    return tuple(product for group in groups if (product := product_in(group)))


def product_in(group: Found) -> Product | None:
    """The main product of one group; None where the group or its variants are missing."""
    first = next(iter(group.get("products", ())), None)
    if not first or not first["variants"]:
        return None
    custom = first.get("custom", {})
    return Product(
        key=first["key"],
        ticket=first["ticket"],
        name=first.get("name") or first["title"],
        brand=first.get("brand", ""),
        description=first.get("description", ""),
        category=_labels(custom, "category"),
        details=_labels(custom, "details"),
        variants=_variants_in(first),
    )


def _variants_in(product: Found) -> tuple[Variant, ...]:
    """The variants, each with its picture and colour, which an answer lists in the same order."""
    pictures = [image["sources"][0]["url"] for image in product["imageInfo"]["images"]]
    colours = product["swatch"]["colors"]
    variants = product["variants"]
    rows = zip_longest(variants, pictures[: len(variants)], colours[: len(variants)])
    return tuple(
        _variant_in(found, picture or pictures[0], colour or "none")
        for found, picture, colour in rows
    )


def _variant_in(found: Found, picture: str, colour: str) -> Variant:
    return Variant(
        key=found["key"],
        ticket=found["ticket"],
        label=found.get("label", ""),
        colour=colour,
        picture=picture,
        stock=int(found["stockNumber"]),
        price=amount(found["sellingPrice"]),
        list_price=amount(found["listPrice"]),
    )


def _labels(custom: Found, name: str) -> tuple[str, ...]:
    return tuple(value["label"] for value in custom.get(name, ()))
