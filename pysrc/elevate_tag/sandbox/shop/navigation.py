"""The shelves of a department, from the navigation that comes with a listing. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Node = Mapping[str, Any]


@dataclass(frozen=True)
class Shelf:
    """A category one level below a department, and how many products are in it.

    `path` is what the search page takes as `category`.
    """

    label: str
    path: str
    count: int


def shelves_in(answer: Mapping[str, Any], department: str) -> tuple[Shelf, ...]:
    """A department's shelves, itself first as `All`; none if there is no choice to make."""
    tree = answer.get("navigation", {}).get("tree", {})
    nodes: list[Node] = [node for node in tree.get("children", ()) if node["path"] == department]
    below = [child for node in nodes for child in node["children"]]
    if len(below) < 2:
        return ()
    everything = Shelf("All", department, nodes[0]["count"])
    return (everything, *(Shelf(node["label"], node["path"], node["count"]) for node in below))
