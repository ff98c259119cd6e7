"""Facets: what a listing can be narrowed by, and how many products each choice would leave. Pure.

In a query: `f.brand=Nordhem|Väv`, `f.color=Sand`, `f.price.min=10`, `f.price.max=50`,
`f.onlyInStock=true`. A product fits a facet if one of its variants does. A facet's own choice does
not narrow its own numbers, so a shopper sees what another choice would bring.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from elevate_tag.sandbox.cluster.catalogue import Product
from elevate_tag.sandbox.cluster.refusal import Refused, shown

Json = dict[str, Any]

PARAMETERS = frozenset({"f.brand", "f.color", "f.price.min", "f.price.max", "f.onlyInStock"})


@dataclass(frozen=True)
class Chosen:
    """What a query chose; nothing of it narrows nothing."""

    brand: frozenset[str] = frozenset()
    color: frozenset[str] = frozenset()
    price: tuple[float, float] = (-math.inf, math.inf)
    only_in_stock: bool = False


def chosen(given: Mapping[str, str]) -> Chosen:
    """Reads the parameters; refuses a price that is no number and a box that is neither."""
    in_stock = given.get("f.onlyInStock", "false")
    if in_stock not in ("true", "false"):
        raise Refused(
            400, f"parameter f.onlyInStock is {shown(in_stock)}: allowed is true or false"
        )
    return Chosen(
        frozenset(_names(given.get("f.brand", ""))),
        frozenset(_names(given.get("f.color", ""))),
        (_amount(given, "f.price.min", -math.inf), _amount(given, "f.price.max", math.inf)),
        in_stock == "true",
    )


def narrowed(products: Iterable[Product], choice: Chosen, *, but: str = "") -> list[Product]:
    """Those that fit all facets, or all but one."""
    tests = [test for name, test in _TESTS.items() if name != but]
    return [each for each in products if all(test(each, choice) for test in tests)]


def facets(products: Sequence[Product], choice: Chosen) -> list[Json]:
    """All of them, in the vendor's shapes (TextFacet, ColorFacet, RangeFacet, CheckboxFacet)."""
    return [
        _brands(narrowed(products, choice, but="brand"), choice),
        _colors(narrowed(products, choice, but="color"), choice),
        _prices(narrowed(products, choice, but="price"), choice),
        _in_stock(narrowed(products, choice), choice),
    ]


_TESTS: Mapping[str, Callable[[Product, Chosen], bool]] = {
    "brand": lambda product, choice: not choice.brand or product.brand in choice.brand,
    "color": lambda product, choice: (
        not choice.color or any(each.label in choice.color for each in product.variants)
    ),
    "price": lambda product, choice: any(
        choice.price[0] <= each.price <= choice.price[1] for each in product.variants
    ),
    "onlyInStock": lambda product, choice: (
        not choice.only_in_stock or any(each.stock for each in product.variants)
    ),
}


def _brands(products: Sequence[Product], choice: Chosen) -> Json:
    counts = Counter(product.brand for product in products)
    return {
        "id": "brand",
        "label": "Brand",
        "type": "TEXT",
        "sort": "ALPHABETICAL",
        **_values(counts, choice.brand),
    }


def _colors(products: Sequence[Product], choice: Chosen) -> Json:
    counts = Counter(label for each in products for label in {v.label for v in each.variants})
    codes = {v.label: v.colour for each in products for v in each.variants}
    found = _values(counts, choice.color)
    for each in found["values"]:
        each["color"] = codes[each["id"]]
    return {"id": "color", "label": "Colour", "type": "COLOR", **found}


def _prices(products: Sequence[Product], choice: Chosen) -> Json:
    prices = [variant.price for each in products for variant in each.variants]
    ends = {
        "min": min(prices, default=None),
        "max": max(prices, default=None),
        "minSelected": choice.price[0],
        "maxSelected": choice.price[1],
    }
    there = {n: v for n, v in ends.items() if v is not None and math.isfinite(v)}
    return {"id": "price", "label": "Price", "type": "RANGE", **there}


def _in_stock(products: Sequence[Product], choice: Chosen) -> Json:
    count = {"count": len(products)} if choice.only_in_stock else {}
    return {
        "id": "onlyInStock",
        "label": "Only in stock",
        "type": "CHECKBOX",
        "selected": choice.only_in_stock,
        **count,
    }


def _values(counts: Mapping[str, int], selected: frozenset[str]) -> Json:
    """The values of a facet by their names, and how many are chosen."""
    values = [
        {"id": name, "label": name, "selected": name in selected, "count": count}
        for name, count in sorted(counts.items())
    ]
    return {"selectedCount": sum(bool(each["selected"]) for each in values), "values": values}


def _names(text: str) -> list[str]:
    return [each for each in text.split("|") if each]


def _amount(given: Mapping[str, str], name: str, otherwise: float) -> float:
    if name not in given:
        return otherwise
    # Python's own reading takes more than a cluster would: `1_0`, ` 1e1 `, any script's digits.
    written = re.fullmatch(r"\d+(\.\d+)?", given[name], re.ASCII)
    amount = float(written[0]) if written else math.nan
    if not math.isfinite(amount):
        raise Refused(400, f"parameter {name} is {shown(given[name])}: allowed is a number")
    return amount
