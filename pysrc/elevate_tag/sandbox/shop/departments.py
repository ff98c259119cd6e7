"""The shop's departments: what its menu lists, and the picture each goes by.

A menu is the shop's own decision, so it is written here and not asked of the cluster with every
page. The names are the first level of the catalogue's categories.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Department:
    """A name of the catalogue's first level, and a file in `web/catalogue/pictures`."""

    name: str
    picture: str


DEPARTMENTS = (
    Department("Table", "birk-teapot-celadon.webp"),
    Department("Decoration", "lund-vase-terracotta.webp"),
    Department("Lighting", "skog-table-lamp-oat.webp"),
    Department("Textiles", "hav-cushion-rust.webp"),
    Department("Storage", "kurv-basket-natural.webp"),
    Department("Furniture", "bo-stool-oak.webp"),
)
