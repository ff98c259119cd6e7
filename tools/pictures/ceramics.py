"""Stoneware for the table."""

import math

from mathutils import Matrix

from tools.pictures.blender import Material
from tools.pictures.colour import Colour
from tools.pictures.curves import shell, smooth, trace
from tools.pictures.lathe import lathe
from tools.pictures.materials import glaze
from tools.pictures.scene import built, moved
from tools.pictures.tube import tube


def mug(colour: Colour) -> None:
    """A mug; the handle to the right."""
    clay = glaze(colour, foot=0.7)
    outer = smooth(trace("0,0 3.1,0 3.1,0 3.5,0.3 4.1,1.7 4.25,4.6 4.2,9"))
    lathe(shell(outer, 0.34, 0.8), clay)
    ear = trace("4,0,7.5 5.4,0,7.9 6.7,0,6.9 6.8,0,4.9 5.8,0,3.1 3.95,0,2.4")
    tube(ear, [0.52, 0.45, 0.42, 0.42, 0.44, 0.5], clay, flat=1.5)


def bowl(colour: Colour) -> None:
    """A deep bowl on a foot ring."""
    outer = smooth(trace("0,0 3.4,0 3.4,0 3.7,0.7 3.9,1 6.6,2.8 8.2,5.4 8.6,7.6"))
    lathe(shell(outer, 0.4, 1.3), glaze(colour, foot=0.95, grain=1.4))


def plate(clay: Material) -> None:
    """One dinner plate with a low rim."""
    outer = smooth(trace("0,0 8.5,0 8.5,0 9.2,0.4 11.8,0.9 13.2,2.2 13.5,2.5"))
    lathe(shell(outer, 0.5, 0.55), clay)


def plates(colour: Colour) -> None:
    """Three plates stacked, the fourth on edge behind them."""
    clay = glaze(colour, foot=-9, grain=2)
    for number in range(3):
        moved(built(lambda: plate(clay)), Matrix.Translation((0, 0, number * 1.15)))
    upright = Matrix.Translation((0, 15.6, 13.3)) @ Matrix.Rotation(math.radians(76), 4, "X")
    moved(built(lambda: plate(clay)), upright)


def teapot(colour: Colour) -> None:
    """A round teapot: spout to the left, handle to the right."""
    clay = glaze(colour, foot=0.8, grain=1.6)
    body = trace("0,0 4.6,0 4.6,0 5.3,0.5 8,3.4 8.5,6.6 6.6,10.2 3.9,11.5")
    lathe(shell(smooth(body), 0.4, 1), clay)
    lid = trace("3.95,11.5 4.2,11.75 4,12 2.4,12.8 0.9,13.1 0.6,13.5")
    knob = trace("0.65,13.8 1.35,14.5 1.2,15.1 0,15.4")
    lathe([(0, 11.5), *smooth([*lid, *knob])], clay)
    spout = trace("-6.6,0,4.4 -9.2,0,5.6 -10.8,0,8 -12.4,0,10.6 -13,0,11.2")
    tube(spout, [2.0, 1.65, 1.15, 0.85, 0.8], clay)
    ear = trace("7.4,0,9 10.2,0,10.2 12.3,0,8.8 12.2,0,5.9 10.4,0,3.9 7.9,0,3.6")
    tube(ear, 0.62, clay, flat=1.35)


def jug(colour: Colour) -> None:
    """A tall jug with a drawn lip on the left and a large handle."""
    clay = glaze(colour, foot=1.0, grain=2)
    body = trace("0,0 4.6,0 4.6,0 5.2,0.5 6.4,5 6.2,10 4.4,16 4.3,19 5,22")

    def lip(angle: float, height: float) -> float:
        drawn: float = max(0.0, (height - 17) / 5) ** 1.6
        near = math.exp(-(((angle - math.pi) / 0.42) ** 2))
        return 1 + drawn * (0.55 * near - 0.06)

    lathe(shell(smooth(body), 0.45, 1), clay, wave=lip)
    ear = trace("4.2,0,19.4 7.4,0,20.8 9.8,0,18.6 9.6,0,13.6 8,0,9.2 5.9,0,7.2")
    tube(ear, [0.7, 0.62, 0.6, 0.6, 0.62, 0.7], clay, flat=1.4)
