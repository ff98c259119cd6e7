"""Frames the picture: finds what there is to see, and where to stand."""

import math
from collections.abc import Iterable
from typing import TypeAlias

import bpy
import numpy as np
from mathutils import Vector
from numpy.typing import NDArray

from tools.pictures.blender import Object
from tools.pictures.recipes import Recipe
from tools.pictures.scene import add

Points: TypeAlias = NDArray[np.float64]  # one row for each: x, y, z


def corners(things: Iterable[Object]) -> Points:
    """Every vertex of the things, in world space."""
    graph = bpy.context.evaluated_depsgraph_get()
    parts = []
    for thing in things:
        evaluated = thing.evaluated_get(graph)
        data = evaluated.to_mesh()
        flat = np.empty(len(data.vertices) * 3)
        data.vertices.foreach_get("co", flat)
        world = np.array(thing.matrix_world)
        parts.append(flat.reshape(-1, 3) @ world[:3, :3].T + world[:3, 3])
        evaluated.to_mesh_clear()
    return np.concatenate(parts)


def camera(points: Points, recipe: Recipe) -> None:
    """Stand where the points fill the picture as the recipe says, and shift the frame to them."""
    scene = bpy.context.scene
    data = bpy.data.cameras.new("camera")
    data.sensor_fit, data.sensor_height, data.lens = "VERTICAL", 30, 85
    eye = add(data)
    scene.camera = eye
    low, high = points.min(axis=0), points.max(axis=0)
    centre = Vector((low + high) / 2)
    aspect = scene.render.resolution_x / scene.render.resolution_y
    tilt, away = math.radians(recipe.above), 9.0
    homogeneous = np.column_stack([points, np.ones(len(points))])
    for _ in range(6):
        eye.location = centre + Vector((0, -math.cos(tilt), math.sin(tilt))) * away
        eye.rotation_euler = (centre - eye.location).to_track_quat("-Z", "Y").to_euler()
        bpy.context.view_layer.update()
        lens = eye.calc_matrix_camera(
            bpy.context.evaluated_depsgraph_get(),
            x=scene.render.resolution_x,
            y=scene.render.resolution_y,
        )
        seen = homogeneous @ np.array(lens @ eye.matrix_world.inverted()).T
        flat = seen[:, :2] / seen[:, 3:4] / 2 + 0.5
        size, middle = np.ptp(flat, axis=0), (flat.min(axis=0) + flat.max(axis=0)) / 2
        away *= max(size[0] / recipe.fill[0], size[1] / recipe.fill[1])
        data.shift_x += (middle[0] - recipe.across) * aspect
        data.shift_y += middle[1] - recipe.middle
