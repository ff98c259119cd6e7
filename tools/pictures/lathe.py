"""Turned solids: a profile swung about z, as on a potter's wheel."""

import math
from collections.abc import Callable, Sequence

import numpy as np

from tools.pictures.blender import Material, Object, Point
from tools.pictures.mesh import grid_faces, mesh


def lathe(
    profile: Sequence[Point],
    material: Material,
    *,
    segments: int = 144,
    wave: Callable[[float, float], float] | None = None,
) -> Object:
    """A profile of (radius, height) turned about z; `wave(angle, height)` scales the radius."""
    turn = np.linspace(0, math.tau, segments, endpoint=False)
    vertices = [
        (r * k * math.cos(a), r * k * math.sin(a), z)
        for r, z in profile
        for a in turn
        for k in [wave(a, z) if wave else 1.0]
    ]
    return mesh(vertices, grid_faces(len(profile), segments, closed=True), material)


def disc(radius: float, height: float, edge: float, material: Material) -> Object:
    """A round slab lying on z = 0, with rounded edges."""
    e, h, r = edge, height, radius
    curve = [(r - e + e * math.sin(a), e - e * math.cos(a)) for a in np.linspace(0, math.pi / 2, 6)]
    top = [(x, h - z) for x, z in reversed(curve)]
    return lathe([(0, 0), *curve, *top, (0, h)], material)


def ball(radius: float, centre: Point, material: Material, *, squash: float = 1.0) -> Object:
    """A sphere, flattened in z when squash is below 1."""
    arc = np.linspace(-math.pi / 2, math.pi / 2, 32)
    thing = lathe([(radius * math.cos(a), radius * squash * math.sin(a)) for a in arc], material)
    thing.location = centre
    return thing
