"""A woven basket."""

import math

import numpy as np

from tools.pictures.colour import Colour, shade
from tools.pictures.curves import trace
from tools.pictures.lathe import lathe
from tools.pictures.materials import lacquer
from tools.pictures.mesh import grid_faces, mesh
from tools.pictures.surface import Surface
from tools.pictures.tube import tube


def basket(colour: Colour) -> None:
    """Coils of seagrass over and under their stakes, with two handles."""
    s = Surface(roughness=0.8)
    strand = s.span(s.noise(0.5, (1, 1, 3), detail=6), 0.3, 0.7)
    s.set("Base Color", s.mix(strand, shade(colour, 0.5), shade(colour, 1.3)))
    s.bump(s.noise(3, (1, 1, 0.3)), 0.5, 0.1)
    straw, rows, stakes = s.material, 24, 27
    turns = np.linspace(0, math.tau, 432, endpoint=False)
    for row in range(rows):
        lift = row / (rows - 1)
        radius = 14.6 + 3.6 * math.sin(lift * 1.75)
        vertices = []
        for a in turns:
            weave = 0.55 * math.sin(stakes * a + math.pi * row)
            for b in np.linspace(0, math.tau, 8, endpoint=False):
                r = radius + weave + 0.62 * math.cos(b)
                z = 0.8 + row * 1.28 + 0.74 * math.sin(b)
                vertices.append((r * math.cos(a), r * math.sin(a), z))
        faces = grid_faces(len(turns) + 1, 8, closed=True)
        mesh(vertices, [[i % len(vertices) for i in face] for face in faces], straw)
    lathe([(0, 0.5), (15, 0.5)], straw)
    lathe(trace("15.2,1 17.2,20 17.4,30"), lacquer(shade(colour, 0.22), 0.9))
    for side in (-1, 1):
        x, top = side * 17.9, 30.4
        rises = ((-5, -3), (-4.6, 2), (0, 4.6), (4.6, 2), (5, -3))
        loop = [(x if y else x + side, y, top + rise) for y, rise in rises]
        tube(loop, 0.8, straw)
