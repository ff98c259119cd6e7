"""Solids from vertices and faces."""

import math
from collections.abc import Iterable, Sequence

import bmesh
import bpy

from tools.pictures.blender import Material, Object, Point
from tools.pictures.scene import add


def mesh(
    vertices: Iterable[Point],
    faces: Iterable[Sequence[int]],
    material: Material,
    *,
    crease: float = 50,
) -> Object:
    """A smooth-shaded object; edges sharper than `crease` degrees stay sharp."""
    data = bpy.data.meshes.new("mesh")
    data.from_pydata([tuple(map(float, v)) for v in vertices], [], [tuple(f) for f in faces])
    work = bmesh.new()
    work.from_mesh(data)
    bmesh.ops.remove_doubles(work, verts=work.verts, dist=1e-4)
    bmesh.ops.recalc_face_normals(work, faces=work.faces)
    work.to_mesh(data)
    work.free()
    data.shade_smooth()
    data.set_sharp_from_angle(angle=math.radians(crease))
    data.materials.append(material)
    return add(data)


def grid_faces(rows: int, columns: int, *, closed: bool = False) -> list[tuple[int, ...]]:
    """Quads between rows of vertices; closed joins the last column to the first."""
    return [
        (i * columns + j, i * columns + k, (i + 1) * columns + k, (i + 1) * columns + j)
        for i in range(rows - 1)
        for j in range(columns if closed else columns - 1)
        for k in [(j + 1) % columns]
    ]


def box(size: Point, centre: Point, material: Material, *, round_by: float = 0.1) -> Object:
    """A block with softened edges."""
    corners = [
        [
            (1 if i & bit else -1) * s / 2 + c
            for bit, s, c in zip((1, 2, 4), size, centre, strict=True)
        ]
        for i in range(8)
    ]
    sides = [(0, 1, 3, 2), (4, 5, 7, 6), (0, 1, 5, 4), (2, 3, 7, 6), (0, 2, 6, 4), (1, 3, 7, 5)]
    thing = mesh(corners, sides, material)
    bevel = thing.modifiers.new("bevel", "BEVEL")
    bevel.width, bevel.segments = round_by, 3
    return thing
