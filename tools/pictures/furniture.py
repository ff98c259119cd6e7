"""A stool and a side table, both on three legs."""

import math

from mathutils import Matrix

from tools.pictures.blender import Material
from tools.pictures.colour import OAK, Colour
from tools.pictures.curves import smooth, trace
from tools.pictures.lathe import disc, lathe
from tools.pictures.materials import lacquer
from tools.pictures.scene import built, moved
from tools.pictures.tube import bar
from tools.pictures.wood import wood

LEGS = [math.radians(angle) for angle in (90, 205, 335)]


def legs(timber: Material, top: float, inner: float, outer: float, thick: float) -> None:
    """Three splayed, tapered legs."""
    for turn in LEGS:
        c, s = math.cos(turn), math.sin(turn)
        radii = [thick * 0.7, thick, thick * 1.1]
        bar((outer * c, outer * s, 0), (inner * c, inner * s, top), radii, timber)


def stool(colour: Colour) -> None:
    """A three-legged stool with a gently rounded seat."""
    seat, leg = (wood(colour, axis, 2) for axis in "xz")
    if sum(colour) < 0.3:  # black: stained, the grain barely shows
        seat = leg = lacquer(colour, 0.4)
    legs(leg, 42, 10.5, 17, 1.7)
    top = smooth(trace("0,41 13,41 16,42 16.6,43.4 15.6,44.7 11,44.9 0,44.4"))
    lathe(top, seat)
    feet = [(14.8 * math.cos(t), 14.8 * math.sin(t), 15) for t in LEGS]
    for one, two in zip(feet, feet[1:] + feet[:1], strict=True):
        bar(one, two, [0.85] * 3, leg)


def side_table(colour: Colour) -> None:
    """A round top on three oak legs."""
    legs(wood(OAK, "z", 2), 48, 13, 19, 1.8)
    lacquered = min(colour) > 0.6
    top = lacquer(colour, 0.35) if lacquered else wood(colour, "x", 2.4)
    moved(built(lambda: disc(22.5, 2.4, 0.9, top)), Matrix.Translation((0, 0, 47.6)))
    moved(built(lambda: disc(15, 1.6, 0.5, wood(OAK, "x", 2))), Matrix.Translation((0, 0, 46)))
