"""The picture of one product, alone on its stage."""

import math
from pathlib import Path

import bpy
import numpy as np
from mathutils import Matrix, Vector

from tools.pictures.camera import camera, corners
from tools.pictures.colour import Colour
from tools.pictures.encode import PRODUCT_BYTES, shoot
from tools.pictures.recipes import Recipe
from tools.pictures.scene import built, moved, new_scene
from tools.pictures.stage import backdrop, lights, room_behind
from tools.pictures.wall import mirror


def picture(recipe: Recipe, colour: Colour, target: Path) -> None:
    """Render one product alone."""
    new_scene(640, 800)
    things = built(lambda: recipe.shape(colour))
    moved(things, Matrix.Rotation(math.radians(recipe.turn), 4, "Z"))
    if recipe.stage == "lean":
        moved(things, Matrix.Rotation(math.radians(-9), 4, "X"))
    bpy.context.view_layer.update()
    firm = [thing for thing in things if "loose" not in thing]
    points = corners(firm)
    scale = 2.2 / float(np.ptp(points, axis=0).max())
    middle = (points.min(axis=0) + points.max(axis=0)) / 2
    floor = points[:, 2].min() if recipe.stage in ("table", "lean") else middle[2]
    moved(things, Matrix.Scale(scale, 4) @ Matrix.Translation((-middle[0], -middle[1], -floor)))
    bpy.context.view_layer.update()
    points = corners(firm)
    backdrop(recipe.stage, float(points[:, 1].max()) + 0.005)
    if recipe.shape is mirror:
        room_behind()
    lights(Vector((points.min(axis=0) + points.max(axis=0)) / 2))
    camera(points, recipe)
    shoot(target, PRODUCT_BYTES)
