"""Oiled wood, and the products that are one piece of it: a cutting board and a tray."""

import math

import bpy
import numpy as np
from mathutils import Matrix

from tools.pictures.blender import Material
from tools.pictures.colour import Colour, shade
from tools.pictures.curves import shell, smooth, trace
from tools.pictures.lathe import lathe
from tools.pictures.scene import add, built, moved
from tools.pictures.surface import Surface


def wood(colour: Colour, along: str = "x", grain: float = 1.0) -> Material:
    """Oiled wood whose grain runs along one axis."""
    s = Surface(roughness=0.48)
    ring = tuple(0.09 if axis == along else 1.0 for axis in "xyz")
    fibre = tuple(0.03 if axis == along else 1.0 for axis in "xyz")
    figure = s.span(s.noise(0.55 / grain, ring, detail=4, distortion=1.6), 0.32, 0.68)
    fibres = s.noise(7 / grain, fibre, detail=4)
    tone = s.mix(figure, shade(colour, 0.66), shade(colour, 1.18))
    dark = s.span(fibres, 0.52, 0.72, (0, 0.45))
    s.set("Base Color", s.mix(dark, tone, shade(colour, 0.42)))
    s.bump(fibres, 0.18, 0.03 * grain)
    return s.material


def board(colour: Colour) -> None:
    """A cutting board on its end, with a hanging hole at the top."""
    timber = wood(colour, "z", 1.6)
    outline = trace("8,0 9.3,0.4 10,1.8 10,16 10,29 8.6,31.4 4.2,33.2 3,36")
    outline += trace("2.9,39 1.8,41.2 0,42")
    right = smooth(outline, 8)
    rim = right + [(-x, z) for x, z in reversed(right[:-1])]
    hole = [(0.95 * math.cos(a), 38.6 + 0.95 * math.sin(a)) for a in np.linspace(0, math.tau, 40)]
    curve = bpy.data.curves.new("board", "CURVE")
    curve.dimensions, curve.fill_mode = "2D", "BOTH"
    curve.extrude, curve.bevel_depth, curve.bevel_resolution = 0.7, 0.28, 3
    for ring in (rim, hole[:-1]):
        spline = curve.splines.new("POLY")
        spline.points.add(len(ring) - 1)
        spline.use_cyclic_u = True
        for point, (x, z) in zip(spline.points, ring, strict=True):
            point.co = (x, z, 0, 1)
    flat = add(curve)
    bpy.context.view_layer.update()
    solid = bpy.data.meshes.new_from_object(
        flat.evaluated_get(bpy.context.evaluated_depsgraph_get())
    )
    bpy.data.objects.remove(flat)
    solid.transform(Matrix.Rotation(math.pi / 2, 4, "X"))
    solid.materials.clear()
    solid.materials.append(timber)
    add(solid)


def tray(colour: Colour) -> None:
    """A round tray, standing on its edge."""
    outer = smooth(trace("0,0 16.8,0 18.2,0.5 18.8,1.8 19.1,3.4"))
    timber = wood(colour, "x", 2.2)
    upright = Matrix.Translation((0, 0, 19)) @ Matrix.Rotation(math.radians(90), 4, "X")
    moved(built(lambda: lathe(shell(outer, 0.5, 0.5), timber)), upright)
