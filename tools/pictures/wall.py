"""What hangs on a wall: modelled face up, then turned to the camera."""

import math
from collections.abc import Callable

from mathutils import Matrix

from tools.pictures.blender import Material
from tools.pictures.colour import BLACK, BRASS, OAK, Colour
from tools.pictures.curves import smooth, trace
from tools.pictures.lathe import disc, lathe
from tools.pictures.materials import lacquer, metal
from tools.pictures.mesh import box
from tools.pictures.scene import built, moved
from tools.pictures.surface import Surface
from tools.pictures.wood import wood


def hung(shape: Callable[[], None]) -> None:
    """Turn something that lies face up so that it hangs facing the camera."""
    moved(built(shape), Matrix.Rotation(math.pi / 2, 4, "X"))


def mirror(colour: Colour) -> None:
    """A round mirror in a slim frame."""

    def flat() -> None:
        lathe(
            [(0, 1.2), (24.2, 1.2)],
            Surface(base_color=(0.9, 0.9, 0.88), metallic=1.0, roughness=0.02).material,
        )
        ring = trace("24.1,0 25,0 25,0 25.1,2 25,2.4 24.5,2.4 24.1,2.2 24.1,0.4")
        lathe(smooth(ring), metal(BRASS, 0.2))

    hung(flat)


def clock(colour: Colour) -> None:
    """A clock at ten past ten, with an oak rim."""
    ink, brass = lacquer(BLACK), metal(BRASS)

    def hand(angle: float, length: float, width: float, height: float, finish: Material) -> None:
        bar = box((width, length, 0.15), (0, length / 2 - 1.8, height), finish, round_by=0.05)
        bar.matrix_world = Matrix.Rotation(-math.radians(angle), 4, "Z")

    def flat() -> None:
        lathe([(0, 1), (13.9, 1)], lacquer(colour, 0.6))
        rim = trace("13.8,0 15,0 15,0 15.2,1.5 15,3 14.4,3.3 13.8,3 13.8,0.8")
        lathe(smooth(rim), wood(OAK, "x", 1.5))
        for hour in range(12):
            long = 2.0 if hour % 3 == 0 else 1.1
            mark = box((0.28, long, 0.1), (0, 12.6 - long / 2, 1.08), ink, round_by=0.04)
            mark.matrix_world = Matrix.Rotation(math.radians(30 * hour), 4, "Z")
        hand(305, 9.0, 0.55, 1.5, ink)
        hand(60, 12.6, 0.38, 1.8, ink)
        hand(192, 13.2, 0.14, 2.1, brass)
        moved(built(lambda: disc(0.65, 0.9, 0.2, brass)), Matrix.Translation((0, 0, 1.6)))

    hung(flat)
