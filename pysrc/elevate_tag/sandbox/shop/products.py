"""Products, and lists of them, as the templates show them. Pure; `answers` makes them."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Variant:
    """One choice of a product, with the ticket that an add-to-cart of it sends."""

    key: str
    ticket: str
    label: str
    colour: str
    picture: str
    stock: int
    price: Decimal
    list_price: Decimal

    @property
    def on_sale(self) -> bool:
        """Whether it costs less than its list price."""
        return self.price < self.list_price


@dataclass(frozen=True)
class Product:
    """A product with all its variants, and the ticket that a click on its card sends."""

    key: str
    ticket: str
    name: str
    brand: str
    description: str
    category: tuple[str, ...]
    details: tuple[str, ...]
    variants: tuple[Variant, ...]

    @property
    def lead(self) -> Variant:
        """The variant that stands for the product: the first to be had, or just the first."""
        return next((v for v in self.variants if v.stock > 0), self.variants[0])

    @property
    def cheapest(self) -> Variant:
        """The variant whose price a card shows."""
        return min(self.variants, key=lambda v: v.price)

    @property
    def one_price(self) -> bool:
        """Whether all variants cost the same, so that no "from" is needed."""
        return len({v.price for v in self.variants}) == 1

    @property
    def on_sale(self) -> bool:
        """Whether any variant is reduced."""
        return any(v.on_sale for v in self.variants)

    def variant(self, key: str) -> Variant | None:
        """The variant of that key, if the product has it."""
        return next((v for v in self.variants if v.key == key), None)


@dataclass(frozen=True)
class Row:
    """A recommendation list that has something in it."""

    id: str
    label: str
    products: tuple[Product, ...]


@dataclass(frozen=True)
class SortOrder:
    """A way to sort a listing, by the vendor's name."""

    id: str
    label: str


@dataclass(frozen=True)
class Listing:
    """A primary list: what was found, and how it is and may be sorted."""

    products: tuple[Product, ...]
    total: int
    sort: str
    sorts: tuple[SortOrder, ...]
