"""What the shop sells: products and their variants.

`load` reads them from one JSON file, whose form is in `catalogue_file.py`.
"""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from elevate_tag.sandbox.cluster import catalogue_file
from elevate_tag.sandbox.cluster.catalogue_file import CatalogueError

__all__ = ["Catalogue", "CatalogueError", "Product", "Variant", "load"]


@dataclass(frozen=True)
class Variant:
    """What goes into a cart. Prices in the catalogue's currency; `picture` is a file name."""

    key: str
    label: str
    colour: str
    price: float
    list_price: float
    stock: int
    picture: str


@dataclass(frozen=True)
class Product:
    """What has a page of its own; its first variant stands for it."""

    key: str
    name: str
    brand: str
    category: tuple[str, ...]
    description: str
    details: tuple[str, ...]
    variants: tuple[Variant, ...]

    @property
    def price(self) -> float:
        """The lowest of its variants' prices."""
        return min(variant.price for variant in self.variants)


@dataclass(frozen=True)
class Catalogue:
    """All products, in the order of the file."""

    currency: str
    products: tuple[Product, ...]

    def find(self, key: str) -> Product | None:
        """The product of this key, or the one that has a variant of this key."""
        return self._by_key.get(key)

    def product_of(self, variant_key: str) -> str | None:
        """The key of the product that has this variant; None if none has."""
        return self._product_of.get(variant_key)

    @cached_property
    def _product_of(self) -> dict[str, str]:
        return {variant.key: each.key for each in self.products for variant in each.variants}

    @cached_property
    def _by_key(self) -> dict[str, Product]:
        of_variants = {variant.key: each for each in self.products for variant in each.variants}
        return of_variants | {each.key: each for each in self.products}


def load(path: Path) -> Catalogue:
    """Reads and checks a catalogue file; raises `CatalogueError`."""
    found = catalogue_file.read(path)
    return Catalogue(found["currency"], tuple(_product(each) for each in found["products"]))


def _product(found: catalogue_file.Found) -> Product:
    return Product(
        key=found["key"],
        name=found["name"],
        brand=found["brand"],
        category=tuple(found["category"]),
        description=found["description"],
        details=tuple(found["details"]),
        variants=tuple(_variant(each) for each in found["variants"]),
    )


def _variant(found: catalogue_file.Found) -> Variant:
    return Variant(
        key=found["key"],
        label=found["label"],
        colour=found["colour"],
        price=found["price"],
        list_price=found["listPrice"] if "listPrice" in found else found["price"],
        stock=found["stock"],
        picture=found["picture"],
    )
