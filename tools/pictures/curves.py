"""Outlines, before they become shapes: points from text, smooth curves, a vessel's profile.

Plain numbers only; nothing here touches the scene.
"""

import math
from collections.abc import Sequence

import numpy as np

from tools.pictures.blender import Point


def trace(text: str) -> list[tuple[float, ...]]:
    """Points written as "x,z x,z" or "x,y,z x,y,z", in centimetres."""
    return [tuple(map(float, point.split(","))) for point in text.split()]


def smooth(points: Sequence[Point], steps: int = 10) -> list[tuple[float, ...]]:
    """A Catmull-Rom curve through the points; a point given twice is a corner."""
    p = np.array([points[0], *points, points[-1]], dtype=float)
    curve: list[tuple[float, ...]] = []
    for a, b, c, d in zip(p, p[1:], p[2:], p[3:], strict=False):
        if np.allclose(b, c):
            continue
        for t in np.linspace(0, 1, steps, endpoint=False):
            bend = 2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2
            curve.append(tuple((bend + (3 * b - a - 3 * c + d) * t**3) / 2))
    return [*curve, tuple(p[-1])]


def shell(outer: Sequence[Point], wall: float, floor: float) -> list[tuple[float, ...]]:
    """The closed profile of a vessel: up the outside, over a round rim, down to the inner floor."""
    path = np.array(outer)
    tangent = np.gradient(path, axis=0)
    tangent /= np.maximum(np.linalg.norm(tangent, axis=1, keepdims=True), 1e-9)
    inward = np.stack([-tangent[:, 1], tangent[:, 0]], axis=1)
    inner = [(r, z) for r, z in path + inward * wall if z > floor and r > 0]
    turn, middle = inward[-1], path[-1] + inward[-1] * wall / 2
    rim = [
        tuple(middle - turn * wall / 2 * math.cos(a) + tangent[-1] * wall / 2 * math.sin(a))
        for a in np.linspace(0.4, math.pi - 0.4, 5)
    ]
    radius = inner[0][0]
    return [*outer, *rim, *reversed(inner), (radius * 0.93, floor), (0, floor)]
