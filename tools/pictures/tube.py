"""Round bars along a path: handles, legs, stems and flex."""

from collections.abc import Sequence

import bpy
import numpy as np

from tools.pictures.blender import Material, Object, Point
from tools.pictures.colour import BLACK
from tools.pictures.curves import smooth
from tools.pictures.materials import lacquer
from tools.pictures.scene import add


def tube(
    points: Sequence[Point],
    radius: float | Sequence[float],
    material: Material,
    *,
    flat: float = 1.0,
) -> Object:
    """A round bar along a smooth path, its radius given once or per point; flat widens it in y."""
    path = np.array(smooth(points))
    radii = np.interp(
        np.linspace(0, 1, len(path)),
        np.linspace(0, 1, len(points)),
        np.full(len(points), radius) if isinstance(radius, int | float) else radius,
    )
    data = bpy.data.curves.new("tube", "CURVE")
    data.dimensions = "3D"
    data.bevel_depth = 1.0
    data.bevel_resolution = 6
    data.use_fill_caps = True
    data.materials.append(material)
    spline = data.splines.new("POLY")
    spline.points.add(len(path) - 1)
    for point, place, r in zip(spline.points, path, radii, strict=True):
        point.co, point.radius = (*place, 1.0), r
    spline.use_smooth = True
    thing = add(data)
    thing.scale.y = flat
    return thing


def bar(start: Point, end: Point, radii: Sequence[float], timber: Material) -> None:
    """A straight bar, its radius given at the start, the middle and the end."""
    middle = [(a + b) / 2 for a, b in zip(start, end, strict=True)]
    tube([start, middle, end], radii, timber)


def cord(points: Sequence[Point]) -> None:
    """A black flex; "loose": it may leave the picture."""
    tube(points, 0.26, lacquer(BLACK))["loose"] = True
