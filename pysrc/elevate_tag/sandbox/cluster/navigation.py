"""The tree of categories, with the way to the selected one. Pure.

A node's path is what `selectedCategory` takes: `Table`, `Table/Mugs`.
"""

from collections.abc import Sequence
from typing import Any

from elevate_tag.sandbox.cluster.catalogue import Product

Json = dict[str, Any]


def navigation(products: Sequence[Product], selected: str = "") -> Json:
    """Breadcrumbs and tree, with the number of product groups in each node."""
    steps = selected.split("/") if selected else []
    breadcrumbs = [
        {"path": "/".join(steps[: depth + 1]), "label": label} for depth, label in enumerate(steps)
    ]
    return {"breadcrumbs": breadcrumbs, "tree": _node(products, (), selected)}


def whole_tree(products: Sequence[Product]) -> Json:
    """The tree from its root, without what tells of a selection."""
    return _unselected(_node(products, (), ""))


def _unselected(node: Json) -> Json:
    kept = {name: node[name] for name in ("type", "path", "label", "count")}
    return {**kept, "children": [_unselected(child) for child in node["children"]]}


def _node(products: Sequence[Product], path: tuple[str, ...], selected: str) -> Json:
    here = [each for each in products if each.category[: len(path)] == path]
    below = dict.fromkeys(
        each.category[: len(path) + 1] for each in here if len(each.category) > len(path)
    )
    return {
        "type": "PRODUCT",
        "path": "/".join(path),
        "label": path[-1] if path else "All",
        "count": len(here),
        "selected": "/".join(path).casefold() == selected.casefold(),
        "expandable": bool(below),
        "children": [_node(here, deeper, selected) for deeper in below],
    }
