"""Which shape belongs to which product, and how it is shown: a new product is a row in `RECIPES`.

A row's key is how the names of the product's pictures begin; the first that fits counts.
"""

from collections.abc import Callable
from dataclasses import dataclass

from tools.pictures.basket import basket
from tools.pictures.candlesticks import brass_candlestick, coated_candlestick
from tools.pictures.ceramics import bowl, jug, mug, plates, teapot
from tools.pictures.colour import Colour
from tools.pictures.furniture import side_table, stool
from tools.pictures.glassware import carafe, tealights, tumblers
from tools.pictures.lamps import globe_lamp, pendant, table_lamp
from tools.pictures.textiles import cushion, throw
from tools.pictures.vases import bottle_vase, planter, ribbed_vase, tall_vase
from tools.pictures.wall import clock, mirror
from tools.pictures.wood import board, tray


@dataclass(frozen=True)
class Recipe:
    """How a product is shown: its shape, where it is, and the camera's height in degrees."""

    shape: Callable[[Colour], None]
    stage: str = "table"  # table: seamless backdrop; lean: against a wall; wall; air: hanging free
    above: float = 14.0
    turn: float = 0.0  # degrees about z
    fill: tuple[float, float] = (0.74, 0.72)  # of the picture's width and height, at most
    middle: float = 0.49  # where the product's middle is, from the bottom
    across: float = 0.5  # and from the left


RECIPES: dict[str, Recipe] = {
    "alva-mug": Recipe(mug, above=18, turn=-28, fill=(0.7, 0.66)),
    "tarn-bowl": Recipe(bowl, above=27, fill=(0.76, 0.7), middle=0.46),
    "fjell-plates": Recipe(plates, stage="lean", above=20, fill=(0.78, 0.76)),
    "birk-teapot": Recipe(teapot, above=15, turn=-14, fill=(0.84, 0.7), middle=0.46),
    "elv-jug": Recipe(jug, above=15, turn=-16, fill=(0.68, 0.74)),
    "sund-carafe": Recipe(carafe, above=10, fill=(0.7, 0.76)),
    "sund-tumblers": Recipe(tumblers, above=16, fill=(0.76, 0.7), middle=0.47),
    "eik-board": Recipe(board, stage="lean", above=8, fill=(0.7, 0.78)),
    "holm-tray": Recipe(tray, stage="lean", above=8, fill=(0.8, 0.74), middle=0.47),
    "lund-vase": Recipe(bottle_vase, above=9, fill=(0.7, 0.84)),
    "vik-vase": Recipe(tall_vase, above=9, fill=(0.78, 0.86)),
    "sten-vase": Recipe(ribbed_vase, above=15, fill=(0.66, 0.68)),
    "gro-planter": Recipe(planter, above=14, fill=(0.78, 0.8)),
    "lys-candlestick-brass": Recipe(brass_candlestick, above=9, fill=(0.6, 0.8)),
    "lys-candlestick": Recipe(coated_candlestick, above=9, fill=(0.6, 0.8)),
    "glim-tealight-holders": Recipe(tealights, above=17, fill=(0.78, 0.7), middle=0.46),
    "mane-mirror": Recipe(mirror, stage="wall", above=4, fill=(0.78, 0.7), middle=0.52),
    "tid-wall-clock": Recipe(clock, stage="wall", above=3, fill=(0.74, 0.7), middle=0.52),
    "skog-table-lamp": Recipe(table_lamp, above=7, fill=(0.68, 0.8)),
    "klokke-pendant": Recipe(pendant, stage="air", above=-13, fill=(0.76, 0.6), middle=0.42),
    "opal-lamp": Recipe(globe_lamp, above=9, fill=(0.6, 0.72)),
    "hav-cushion": Recipe(cushion, stage="lean", above=10, turn=10, fill=(0.82, 0.74), middle=0.47),
    "ull-throw": Recipe(throw, stage="wall", above=4, fill=(0.86, 0.84)),
    "kurv-basket": Recipe(basket, above=17, turn=25, fill=(0.74, 0.7)),
    "bo-stool": Recipe(stool, above=14, fill=(0.72, 0.76)),
    "rund-side-table": Recipe(side_table, above=13, fill=(0.76, 0.74)),
}
