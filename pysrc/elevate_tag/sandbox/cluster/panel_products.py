"""What a panel is made from, and the products that it shows, in the shape of Elevate 3.

All values of attributes are lists of texts.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from elevate_tag.sandbox.cluster.answer import Json, Tray
from elevate_tag.sandbox.cluster.catalogue import Catalogue, Product
from elevate_tag.sandbox.cluster.history import History
from elevate_tag.sandbox.cluster.refusal import Refused, shown

WINDOW = 10
"""How many products a panel shows when the query has no window."""


@dataclass(frozen=True)
class Question:
    """What a panel is made from; `given` are the panel's own arguments."""

    given: Mapping[str, str]
    catalogue: Catalogue
    history: History
    tray: Tray

    def argument(self, name: str) -> str:
        """An argument that the panel cannot do without."""
        if not self.given.get(name):
            raise Refused(400, f"argument {name} is missing for this panel")
        return self.given[name]

    def product(self) -> Product:
        """The product that `product_key` names; one that is not there is an invalid argument."""
        key = self.argument("product_key")
        product = self.catalogue.find(key)
        if product is None:
            raise Refused(400, f"argument product_key is {shown(key)}: no product has that key")
        return product


def products_shown(question: Question, products: Sequence[Product]) -> Json:
    """Those in the query's window, which counts from 1; each with tickets."""
    first = _number(question.given, "window_first", 1)
    last = _number(question.given, "window_last", first + WINDOW - 1)
    shown_ones = products[first - 1 : last]
    return {"resultType": "products", "products": [_product(question, each) for each in shown_ones]}


def _product(question: Question, product: Product) -> Json:
    return {
        "key": product.key,
        "ticket": question.tray.ticket("PANEL", product),
        "variants": [
            {
                "key": each.key,
                "ticket": question.tray.ticket("PANEL", product, each),
                "attributes": {
                    "label": [each.label],
                    "price": [str(each.price)],
                    "list_price": [str(each.list_price)],
                    "stock": [str(each.stock)],
                    "picture": [f"/pictures/{each.picture}"],
                },
            }
            for each in product.variants
        ],
        "attributes": {
            "name": [product.name],
            "brand": [product.brand],
            "categories": list(product.category),
            "description": [product.description],
            "link": [f"/product/{product.key}"],
        },
    }


def _number(given: Mapping[str, str], name: str, otherwise: int) -> int:
    value = given.get(name)
    if value is None:
        return otherwise
    if not re.fullmatch("[0-9]{1,6}", value) or int(value) < 1:
        raise Refused(400, f"argument {name} is {shown(value)}: allowed is a whole number from 1")
    return int(value)
