"""Woven cloth: a cushion and a throw."""

import math
import random

import numpy as np
from mathutils import Vector
from numpy.typing import NDArray

from tools.pictures.blender import Material
from tools.pictures.colour import BRASS, OAK, Colour, shade
from tools.pictures.curves import trace
from tools.pictures.materials import metal
from tools.pictures.mesh import grid_faces, mesh
from tools.pictures.surface import Surface
from tools.pictures.tube import tube
from tools.pictures.wood import wood


def cloth(colour: Colour, thread: float = 1.0, weave: float = 0.5) -> Material:
    """Woven cloth in the x/z plane: slubs along both threads, a soft sheen."""
    s = Surface(roughness=0.95, sheen_weight=0.25, sheen_roughness=0.5)
    warp = s.noise(2.6 / thread, (1, 1, 0.08), detail=2)
    weft = s.noise(2.6 / thread, (0.08, 1, 1), detail=2)
    both = s.mix(0.5, warp, weft)
    s.set("Base Color", s.mix(s.span(both, 0.35, 0.65), shade(colour, 0.72), shade(colour, 1.15)))
    s.bump(both, weave, 0.15 * thread)
    return s.material


def cushion(colour: Colour) -> None:
    """A plump square: sides drawn in, creases running out from the corners and the seam."""
    linen, count, half = cloth(colour, 1.0, 0.35), 180, 24.0
    across = np.linspace(-1, 1, count)
    u, v = np.meshgrid(across, across)
    ripple = np.sin(5.1 * u + 3.2 * v + 1.3 * np.sin(4 * v))
    ripple += np.sin(6.3 * v - 2.7 * u + np.sin(5 * u))
    edge = np.maximum(abs(u), abs(v))
    along = np.where(abs(u) > abs(v), v, u)
    pucker = np.sin(33 * along + 4 * np.sin(7 * along)) * np.exp(-(((edge - 0.86) / 0.1) ** 2))
    corner = (abs(u * v)) ** 2 * np.sin(15 * (abs(u) - abs(v)) + 2 * u + v)
    x = half * u * (1 - 0.085 * (1 - v**2) * abs(u) ** 3)
    z = half * v * (1 - 0.085 * (1 - u**2) * abs(v) ** 3)
    plump = ((1 - abs(u) ** 2.4) * (1 - abs(v) ** 2.4)) ** 0.55
    creases = (0.24 * pucker + 0.9 * corner) * np.minimum(1, 4 * plump)
    rise = 8.6 * plump * (1 + 0.035 * ripple) + creases
    for side in (-1, 1):
        sheet = np.stack([x, side * rise, z + half], axis=-1).reshape(-1, 3)
        mesh(sheet, grid_faces(count, count), linen, crease=180)
    seam = [(a, 0, b + half) for a, b in np.stack([x, z], axis=-1)[around(count)]]
    tube([*seam[::6], seam[0]], 0.38, linen)


def around(count: int) -> tuple[NDArray[np.int_], NDArray[np.int_]]:
    """The indices of a square grid's border, in order."""
    up, last = np.arange(count - 1), count - 1
    low, high = np.zeros(last, int), np.full(last, last)
    rows = np.concatenate([low, up, high, last - up])
    return rows, np.concatenate([up, high, last - up, low])


def throw(colour: Colour) -> None:
    """A throw over an oak rail, hanging in folds, with a fringe."""
    wool = cloth(colour, 1.3, 0.45)
    columns, half = 220, 30.0

    def hang(x: float, below: float) -> tuple[float, float, float]:
        depth = min(1.0, below / 40)
        fold = math.sin(x * 0.42 + 0.6) + 0.5 * math.sin(x * 0.23 + below * 0.015 + 2)
        narrow = 1 - 0.12 * depth
        return x * narrow, -2.6 - depth * (2.4 * fold + 1.5), -below

    vertices = []
    for x in np.linspace(-half, half, columns):
        front = [hang(x, b) for b in np.linspace(70, 0, 80)]
        arc = [(x, -2.6 * math.cos(a), 2.6 * math.sin(a)) for a in np.linspace(0.1, math.pi, 14)]
        back = [(x * (1 - 0.002 * b), 2.6, -b) for b in np.linspace(1, 44, 24)]
        vertices += [*front, *arc, *back]
    sheet = mesh(vertices, grid_faces(columns, len(vertices) // columns), wool, crease=180)
    thick = sheet.modifiers.new("thick", "SOLIDIFY")
    thick.thickness = 0.5
    dice = random.Random(2)  # noqa: S311 - no secret
    for x in np.linspace(-half + 0.4, half - 0.4, 76):
        a = Vector(hang(x, 70))
        end = a + Vector((dice.uniform(-0.6, 0.6), dice.uniform(-0.4, 0.4), -6.5))
        end.z += dice.uniform(-0.6, 0.6)
        middle = (a + end) / 2 + Vector((dice.uniform(-0.3, 0.3), 0, 0))
        tube([a + Vector((0, 0, 0.5)), middle, end], [0.34, 0.3, 0.22], wool)
    oak = wood(OAK, "x", 1.6)
    tube(trace("-39,0,0 0,0,0 39,0,0"), 1.7, oak)
    for x in (-36, 36):
        tube([(x, 0, 0), (x, 5, 0), (x, 9, 0)], 1.2, metal(BRASS))
