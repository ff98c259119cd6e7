"""What stands around a product: the backdrop, the lights, a room for a mirror to show."""

import math

import bpy
import numpy as np
from mathutils import Vector

from tools.pictures.blender import Material, Point
from tools.pictures.colour import BACKDROP, linear
from tools.pictures.materials import glow, plaster
from tools.pictures.mesh import grid_faces, mesh
from tools.pictures.scene import add


def backdrop(stage: str, behind: float) -> None:
    """The floor and the wall: one sheet, its bend wide for a table and tight for a wall."""
    bend, wall = {
        "table": (3.0, 5.5),
        "lean": (0.12, behind),
        "wall": (0, behind),
        "air": (0, 2.2),
    }[stage]
    side = [(-16.0, 0.0)] if bend else [(wall, -14.0)]
    for a in np.linspace(0, math.pi / 2, 24) if bend else ():
        side.append((wall - bend + bend * math.sin(a), bend - bend * math.cos(a)))
    side.append((wall, 16.0))
    vertices = [(x, y, z) for y, z in side for x in (-18, 18)]
    mesh(vertices, grid_faces(len(side), 2), plaster(BACKDROP), crease=90)


def area_light(place: Point, target: Point, size: Point, power: float, colour: str) -> None:
    """A soft box that looks at the target."""
    data = bpy.data.lights.new("soft box", "AREA")
    data.shape, data.size, data.size_y = "RECTANGLE", size[0], size[1]
    data.energy, data.color = power, linear(colour)
    lamp = add(data)
    lamp.location = place
    lamp.rotation_euler = (Vector(target) - Vector(place)).to_track_quat("-Z", "Y").to_euler()


def lights(centre: Vector, spread: float = 1.0) -> None:
    """A window-like key from the left, a weak fill from the right, a little from above behind."""
    for place, size, power, colour in (
        ((-4.6, -3.4, 4.6), (2.8, 3.4), 600, "#fff1e0"),
        ((5.5, -4.0, 2.6), (4, 4), 70, "#ffeedd"),
        ((1.5, 2.0, 6.5), (4, 2), 130, "#ffffff"),
    ):
        wide = [spread * s for s in size]
        area_light(centre + spread * Vector(place), centre, wide, spread**2 * power, colour)


def room_behind() -> None:
    """Something for a mirror to show: a pale room with a window, out of the camera's sight."""
    far = -15.0

    def panel(x: float, z: float, width: float, height: float, y: float, shine: Material) -> None:
        sheet = [(x + a * width, y, z + b * height) for a, b in ((0, 0), (1, 0), (1, 1), (0, 1))]
        mesh(sheet, [(0, 1, 2, 3)], shine)

    panel(-20, -9, 40, 21, far, glow(linear("#b5a591"), 0.75))
    panel(-20, -9, 40, 7.2, far + 0.1, glow(linear("#8d7358"), 0.55))
    for x in (0.3, 1.75):
        for z in (-0.9, 1.0):
            panel(x, z, 1.3, 1.75, far + 0.2, glow(linear("#f6f3ec"), 1.6))
