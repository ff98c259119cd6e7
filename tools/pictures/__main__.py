"""Renders the catalogue's pictures: `python -m tools.pictures [name …]`."""

import argparse
import json
import sys
from pathlib import Path

from tools.pictures.colour import pigment
from tools.pictures.hero import hero
from tools.pictures.product import picture
from tools.pictures.recipes import RECIPES

CATALOGUE = Path(__file__).parents[2] / "web" / "catalogue"


def main() -> int:
    """Renders the pictures whose names begin with a wanted word; all when no word is given."""
    wanted = wanted_names()
    catalogue = json.loads((CATALOGUE / "products.json").read_text(encoding="utf-8"))
    for product in catalogue["products"]:
        for variant in product["variants"]:
            name = variant["picture"]
            if wanted and not name.startswith(wanted):
                continue
            recipe = next(r for stem, r in RECIPES.items() if name.startswith(stem))
            picture(recipe, pigment(variant["colour"]), CATALOGUE / "pictures" / name)
    if not wanted or "hero" in wanted:
        hero(CATALOGUE / "pictures" / "hero.webp")
    return 0


def wanted_names() -> tuple[str, ...]:
    """The words on the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m tools.pictures", description="Renders the demo shop's pictures."
    )
    parser.add_argument(
        "names",
        nargs="*",
        metavar="name",
        help="how the pictures' names begin, or hero; all of them when left out",
    )
    return tuple(parser.parse_args().names)


if __name__ == "__main__":
    sys.exit(main())
