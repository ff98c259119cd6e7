"""What grows in the vases and the planter."""

import math
import random
from collections.abc import Sequence

import numpy as np
from mathutils import Matrix, Vector

from tools.pictures.blender import Material, Point
from tools.pictures.colour import Colour, linear, shade
from tools.pictures.curves import smooth
from tools.pictures.materials import lacquer
from tools.pictures.mesh import grid_faces, mesh
from tools.pictures.surface import Surface
from tools.pictures.tube import tube


def greenery(colour: Colour, roughness: float = 0.5) -> Material:
    """Leaves: each a little different, slightly lit from behind."""
    s = Surface(roughness=roughness, subsurface_weight=0.15, subsurface_scale=0.3)
    chance = s.node("ShaderNodeObjectInfo").outputs["Random"]
    s.set("Base Color", s.mix(chance, shade(colour, 0.7), shade(colour, 1.35)))
    return s.material


def leaf(base: Point, towards: Vector, size: float, material: Material, width: float) -> None:
    """One leaf, gently cupped, from its base."""
    rows, columns = 12, 7
    vertices = []
    for t in np.linspace(0, 1, rows):
        half = width * size * math.sin(math.pi * t**0.85) ** 0.75 / 2
        for s in np.linspace(-1, 1, columns):
            vertices.append((t * size, s * half, 0.10 * size * s * s - 0.14 * size * t * t))
    thing = mesh(vertices, grid_faces(rows, columns), material)
    thing.matrix_world = (
        Matrix.Translation(base) @ towards.to_track_quat("X", "Z").to_matrix().to_4x4()
    )


def branch(points: Sequence[Point], size: float, seed: int) -> None:
    """A eucalyptus stem with round leaves in pairs, smaller towards the tip."""
    dice = random.Random(seed)  # noqa: S311 - no secret
    path = smooth(points)
    tube(points, [0.16] * (len(points) - 1) + [0.06], lacquer(linear("#7a6a50"), 0.7))
    material = greenery(linear("#7f9484"), 0.6)
    start = len(path) // 3
    places = np.linspace(start, len(path) - 1, 13).astype(int)
    for number, place in enumerate(places):
        grown = 1 - 0.6 * number / len(places)
        for side in (0.0, math.pi):
            turn = side + number * 1.3 + dice.uniform(-0.5, 0.5)
            reach = Vector((math.cos(turn), math.sin(turn), dice.uniform(0.1, 0.9)))
            leaf(path[place], reach, size * grown * dice.uniform(0.8, 1.15), material, 0.85)
