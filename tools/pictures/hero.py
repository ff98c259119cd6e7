"""The landing page's picture: a wide still life of several products."""

import math
from collections.abc import Callable
from functools import partial
from pathlib import Path

import bpy
from mathutils import Matrix, Vector

from tools.pictures.blender import Object
from tools.pictures.camera import camera, corners
from tools.pictures.candlesticks import brass_candlestick
from tools.pictures.ceramics import bowl, mug, teapot
from tools.pictures.colour import BACKDROP, OAK, Colour, pigment
from tools.pictures.curves import smooth, trace
from tools.pictures.encode import HERO_BYTES, shoot
from tools.pictures.lamps import table_lamp
from tools.pictures.lathe import lathe
from tools.pictures.materials import plaster
from tools.pictures.mesh import box
from tools.pictures.recipes import Recipe
from tools.pictures.scene import built, moved, new_scene
from tools.pictures.stage import lights
from tools.pictures.surface import Surface
from tools.pictures.vases import bottle_vase, tall_vase
from tools.pictures.wood import board, wood


def hero(target: Path) -> None:
    """A wide still life on an oak table, the left third kept calm for a heading."""
    new_scene(1600, 900)
    still_life: list[tuple[Callable[[Colour], None], str, float, float, float]] = [
        (table_lamp, "#4a5f50", -30, 12, 0),
        (bottle_vase, "#b8694a", -7, 16, 0),
        (teapot, "#9db5a2", 6, -8, -12),
        (mug, "#d8c3a5", 25, -17, -30),
        (board, "#c79a63", 24, 26, 0),
        (mug, "#3f5273", 36, -6, -8),
        (bowl, "#dccfb8", 54, -8, 0),
        (lemons, "#d9b347", 54, -8, 0),
        (tall_vase, "#c2913f", 49, 17, 20),
        (brass_candlestick, "#b8914a", 67, 6, 0),
    ]
    everything: list[Object] = []
    for shape, colour, x, y, turn in still_life:
        things = built(partial(shape, pigment(colour)))
        if shape is board:
            moved(things, Matrix.Rotation(math.radians(-9), 4, "X"))
        moved(things, Matrix.Translation((x, y, 0)) @ Matrix.Rotation(math.radians(turn), 4, "Z"))
        everything += [thing for thing in things if "loose" not in thing]
    bpy.context.view_layer.update()
    points = corners(everything)
    box((420, 110, 5), (0, -20, -2.5), wood(OAK, "x", 5), round_by=0.6)
    box((700, 2, 500), (0, 36, 100), plaster(BACKDROP))
    scale = Matrix.Scale(1 / 22, 4)
    moved([thing for thing in bpy.data.objects if thing.type in ("MESH", "CURVE")], scale)
    points = points / 22
    lights(Vector((points.min(axis=0) + points.max(axis=0)) / 2), 2.1)
    camera(points, Recipe(lemons, above=9, fill=(0.68, 0.8), middle=0.47, across=0.62))
    shoot(target, HERO_BYTES)


def lemons(colour: Colour) -> None:
    """Three lemons, for the bowl."""
    peel = Surface(base_color=colour, roughness=0.42, subsurface_weight=0.1)
    peel.bump(peel.noise(4, detail=1), 0.3)
    outline = trace("0,-4.3 0.7,-4 2.2,-2.6 3,0 2.3,2.4 0.9,3.8 0.5,4.4 0,4.5")
    for place, lean in (((-2.8, 0.8, 6.6), 70), ((3.0, 1.4, 6.7), 110), ((0.4, -2.2, 7.8), 84)):
        fruit = lathe(smooth(outline), peel.material)
        turn = Matrix.Rotation(lean * 2.2, 4, "Z") @ Matrix.Rotation(math.radians(lean), 4, "X")
        fruit.matrix_world = Matrix.Translation(place) @ turn
