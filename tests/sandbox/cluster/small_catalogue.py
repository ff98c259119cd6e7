"""A catalogue of five products: small enough to know by heart in a test."""

from typing import Any

Record = dict[str, Any]


def variant(key: str, label: str = "Sand", **changes: object) -> Record:
    """A variant that is as it should be, but for the changes."""
    return {
        "key": key,
        "label": label,
        "colour": "#d8c3a5",
        "price": 14.0,
        "stock": 12,
        "picture": f"{key.lower()}.webp",
    } | changes


def product(key: str, name: str, *category: str, **changes: object) -> Record:
    """A product that is as it should be, but for the changes."""
    return {
        "key": key,
        "name": name,
        "brand": "Nordhem Studio",
        "category": list(category),
        "description": "Thrown by hand.",
        "details": ["Stoneware"],
        "variants": [variant(f"{key}-sand")],
    } | changes


def small_catalogue() -> Record:
    """Mug and bowl for the table, two lamps, a cushion."""
    mug = [
        variant("P1-sand"),
        variant("P1-moss", "Moss", price=11.0, listPrice=14.0, stock=0),
    ]
    return {
        "currency": "GBP",
        "products": [
            product("P1", "Alva mug", "Table", "Mugs", variants=mug),
            product("P2", "Tarn bowl", "Table", "Bowls", description="Deep, goes with a mug."),
            product(
                "P3",
                "Skog lamp",
                "Lighting",
                "Lamps",
                variants=[_dear("P3", 90.0)],
                description="Thrown by hand, for beside a cushion.",
            ),
            product("P4", "Natt lamp", "Lighting", "Lamps", variants=[_dear("P4", 120.0)]),
            product("P5", "Hav cushion", "Textiles", "Cushions", brand="Väv & Co"),
        ],
    }


def _dear(key: str, price: float) -> Record:
    return variant(f"{key}-sand", price=price)
