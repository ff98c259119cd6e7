"""An answer in the vendor's shape: product groups, products, variants, each with a fresh ticket.

The shape is that of the models in the vendor's client (`@apptus/esales-api`: ProductGroup,
Product, Variant, RecommendationList, PrimaryList). A product of the catalogue is a group of one
product; its variants are the colours. Images and swatch colours stand in the variants' order, so
the first is the product's, the n-th the n-th variant's.
"""

from collections.abc import Sequence
from typing import Any

from elevate_tag.sandbox.cluster import search, tickets
from elevate_tag.sandbox.cluster.catalogue import Product, Variant
from elevate_tag.sandbox.cluster.page_settings import ListSettings

Json = dict[str, Any]


class Tray:
    """Makes the tickets of one answer, and keeps them so that they can be remembered at once.

    `page` is the first part of what stands in each, as in `/sandbox/DESKTOP/SEARCH_PAGE`.
    """

    def __init__(self, page: str) -> None:
        self._page = page
        self.issued: list[tickets.Issued] = []

    def ticket(self, place: str, product: Product, variant: Variant | None = None) -> str:
        """A fresh ticket for a product, or a variant of it, at a place on the page."""
        made = tickets.compose(
            f"{self._page}/{place}", product.key, variant.key if variant else None
        )
        self.issued.append(made)
        return made.ticket

    def panel_ticket(self, path: str) -> str:
        """A fresh ticket for a panel of Elevate 3."""
        made = tickets.compose_panel(path)
        self.issued.append(made)
        return made.ticket

    def content_ticket(self, place: str, content_key: str) -> str:
        """A fresh ticket for an article."""
        made = tickets.compose_content(f"{self._page}/{place}", content_key)
        self.issued.append(made)
        return made.ticket


def primary_list(
    tray: Tray,
    products: Sequence[Product],
    facets: Sequence[Json],
    *,
    sort: str,
    skip: int,
    limit: int,
) -> Json:
    """One page of a product listing."""
    options = [{"id": name, "label": label} for name, (label, _) in search.SORTS.items()]
    shown = search.ordered(products, sort)[skip : skip + limit]
    return {
        "sort": {"selected": sort, "options": options},
        "productGroups": [product_group(tray, "PRIMARY_LIST", product) for product in shown],
        "totalHits": len(products),
        "facets": list(facets),
    }


def recommendation_list(tray: Tray, products: Sequence[Product], wanted: ListSettings) -> Json:
    """A recommendation list under the id that was asked for."""
    return {
        "id": wanted.id,
        "algorithm": wanted.algorithm,
        "productGroups": [product_group(tray, wanted.id, product) for product in products],
        "visible": True,
        **({"label": wanted.label} if wanted.label else {}),
        **({"showMoreLink": wanted.show_more_link} if wanted.show_more_link else {}),
        "visualization": wanted.visualization,
    }


def product_group(tray: Tray, place: str, product: Product) -> Json:
    """A group of the one product."""
    return {"key": product.key, "remaining": 0, "products": [_product(tray, place, product)]}


def variant_tickets(tray: Tray, product: Product) -> dict[str, str]:
    """A ticket for each variant, for a product page that asked for no details."""
    return {each.key: tray.ticket("PRODUCT", product, each) for each in product.variants}


def _product(tray: Tray, place: str, product: Product) -> Json:
    variants = product.variants
    on_sale = any(each.price < each.list_price for each in variants)
    return {
        "key": product.key,
        "title": product.name,
        "name": product.name,
        "brand": product.brand,
        "description": product.description,
        "link": f"/product/{product.key}",
        "ticket": tray.ticket(place, product),
        "inStock": any(each.stock for each in variants),
        "listPrice": _range([each.list_price for each in variants]),
        "sellingPrice": _range([each.price for each in variants]),
        "variants": [_variant(tray, place, product, each) for each in variants],
        "badges": {
            "primary": [{"label": "Sale", "theme": "SALE"}] if on_sale else [],
            "secondary": [],
        },
        "imageInfo": {
            "effect": "GALLERY" if len(variants) > 1 else "NONE",
            "images": [_image(product, each) for each in variants],
            "thumbnail": _picture(variants[0]),
        },
        "swatch": {"type": "COLORS", "colors": [each.colour for each in variants]},
        "custom": {"category": _custom(product.category), "details": _custom(product.details)},
    }


def _variant(tray: Tray, place: str, product: Product, variant: Variant) -> Json:
    return {
        "key": variant.key,
        "ticket": tray.ticket(place, product, variant),
        "label": variant.label,
        "stockNumber": variant.stock,
        "inStock": variant.stock > 0,
        "link": f"/product/{product.key}?variant={variant.key}",
        "listPrice": variant.list_price,
        "sellingPrice": variant.price,
        "prices": [],
        "availability": [{"channel": "ONLINE", "stockNumber": variant.stock}],
    }


def _image(product: Product, variant: Variant) -> Json:
    return {"alt": f"{product.name}, {variant.label}", "sources": [{"url": _picture(variant)}]}


def _picture(variant: Variant) -> str:
    return f"/pictures/{variant.picture}"


def _range(amounts: Sequence[float]) -> Json:
    return {"min": min(amounts), "max": max(amounts)}


def _custom(labels: Sequence[str]) -> list[Json]:
    return [{"id": label, "label": label} for label in labels]
