"""Vases, and the planter, with what they hold."""

import math
import random

from mathutils import Vector

from tools.pictures.blender import Material
from tools.pictures.colour import LEAF, Colour, linear, shade
from tools.pictures.curves import shell, smooth, trace
from tools.pictures.lathe import lathe
from tools.pictures.materials import glaze, lacquer
from tools.pictures.plants import branch, greenery, leaf
from tools.pictures.surface import Surface
from tools.pictures.tube import tube


def bottle_vase(colour: Colour) -> None:
    """A round bottle with one eucalyptus stem."""
    body = trace("0,0 4.2,0 4.2,0 5.2,0.5 7.9,5.4 7.4,10.6 3.6,15.4 1.9,18.4")
    clay = glaze(colour, foot=-9, grain=2.2, gloss=0.1)
    lathe(shell(smooth([*body, (1.75, 21.5), (2.4, 24)]), 0.4, 1), clay)
    branch(trace("0.5,0,16 -0.6,0,24 -0.6,1,29 2,1,34 6.5,0,38"), 5.4, 3)


def tall_vase(colour: Colour) -> None:
    """Wide shoulders, a slender neck, two stems."""
    body = trace("0,0 4,0 4,0 4.6,0.5 6.1,9 7.5,18 7.1,23 3.6,27.4")
    clay = glaze(colour, foot=1.4, grain=2.6)
    lathe(shell(smooth([*body, (2.2, 30.5), (2.9, 34)]), 0.5, 1), clay)
    branch(trace("-0.4,0,26 0.3,0,34 -2.5,0,41 -9,1,48"), 6.2, 5)
    branch(trace("0.4,0,26 -0.2,0,34 2.5,1,42 7,-1,51"), 5.8, 8)


def ribbed_vase(colour: Colour) -> None:
    """Soft vertical ribs and a wide mouth."""
    body = trace("0,0 5.2,0 5.2,0 6.2,0.5 8.3,6 8.2,11 6.2,16.5 5.4,18.8 6,21")

    def ribs(angle: float, height: float) -> float:
        depth = 0.032 * min(1.0, height / 2, max(0.0, (20.4 - height) / 3))
        return 1 - depth * (1 - abs(math.sin(angle * 14))) * 1.6

    clay = glaze(colour, foot=-9, grain=2.2, gloss=0.15)
    lathe(shell(smooth(body), 0.5, 1), clay, segments=560, wave=ribs)


def earthenware(colour: Colour) -> Material:
    """Matt, slightly gritty clay."""
    s = Surface(roughness=0.85)
    s.set("Base Color", s.mix(s.noise(0.35, detail=8), shade(colour, 0.75), shade(colour, 1.2)))
    s.bump(s.noise(3, detail=4), 0.3)
    return s.material


def planter(colour: Colour) -> None:
    """A terracotta pot and saucer with a pilea: round leaves on long stalks."""
    pot = earthenware(colour)
    saucer = smooth(trace("0,0 7.6,0 7.6,0 8.4,0.5 9,2.2"))
    lathe(shell(saucer, 0.5, 0.6), pot)
    wall = trace("0,0.7 6.2,0.7 6.2,0.7 6.6,1.2 8.3,12.6 8.3,12.6 9.1,12.9")
    lathe(shell(smooth([*wall, (9.2, 16.6), (9.2, 16.6)]), 0.7, 2), pot)
    lathe([(0, 15.6), (8.3, 15.3)], earthenware(linear("#4a3a2d")))
    dice = random.Random(4)  # noqa: S311 - no secret
    stalk, green = lacquer(linear("#8c9a63")), greenery(LEAF, 0.35)
    for number in range(30):
        turn, lift = number * 2.39996, number / 30
        out = (11.5 - 8.5 * lift) * dice.uniform(0.8, 1.15)
        tip = Vector((out * math.cos(turn), out * math.sin(turn), 20 + 15 * lift**0.8))
        tip.z += dice.uniform(-1.5, 1.5)
        middle = (tip.x * 0.4, tip.y * 0.4, 15 + (tip.z - 15) * 0.65)
        tube([(tip.x * 0.05, tip.y * 0.05, 15), middle, tip], 0.13, stalk)
        facing = Vector((math.cos(turn), math.sin(turn), -0.35))
        size = dice.uniform(4.6, 6.6) * (1 - 0.25 * lift)
        leaf(tip - facing * size * 0.35, facing, size, green, 0.98)
