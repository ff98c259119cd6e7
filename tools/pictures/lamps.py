"""Lamps, lit."""

from tools.pictures.blender import Material
from tools.pictures.colour import BRASS, GLOW, WHITE, Colour, linear, shade
from tools.pictures.curves import smooth, trace
from tools.pictures.lathe import ball, lathe
from tools.pictures.materials import glaze, glow, lacquer, metal
from tools.pictures.surface import Surface
from tools.pictures.tube import cord


def lampshade(colour: Colour, bulb: float, reach: float) -> Material:
    """Linen lit from inside: brightest beside the bulb, which stands at that height."""
    s = Surface(roughness=0.9, emission_color=GLOW)
    threads = s.mix(0.5, s.noise(2.2, (1, 1, 0.06)), s.noise(2.2, (0.06, 0.06, 1)))
    cloth_colour = s.mix(s.span(threads, 0.35, 0.65), shade(colour, 0.85), colour)
    s.set("Base Color", cloth_colour)
    s.set("Emission Color", s.mix(0.55, cloth_colour, GLOW))
    away = s.sum("ABSOLUTE", s.sum("SUBTRACT", s.height(), bulb))
    s.set("Emission Strength", s.span(away, 0, reach, (1.0, 0.2)))
    return s.material


def table_lamp(colour: Colour) -> None:
    """A stoneware base under a lit linen shade."""
    body = trace("0,0 5,0 5,0 5.8,0.5 8.4,6 8.6,11 5.4,17.4 2.4,20.4 2,22 0,22")
    lathe(smooth(body), glaze(colour, foot=0.9, grain=2.2))
    lathe(smooth(trace("0,22 1.3,22 1.3,22 1.3,27 1.3,27 0,27")), metal(BRASS))
    linen = linear("#eadcc4")
    lathe(trace("15,25 15.15,25 11.6,46 11.45,46 15,25"), lampshade(linen, 34, 11))
    cord(trace("0,6,1 3,12,0.4 10,18,0.35 22,20,0.35 46,34,0.35"))


def pendant(colour: Colour) -> None:
    """A spun metal bell on its cord, lit."""
    bell = trace("16,0 15.7,2.5 14.2,7.5 10.2,12.5 4.6,15.6 2.6,17.4 2.3,20 0,20.4")
    lathe(smooth(bell), lacquer(colour, 0.38))
    lathe(smooth([(r - 0.25, z + 0.02) for r, z in bell[:5]]), lacquer(WHITE))
    lathe([(15.75, 0.02), (16, 0)], lacquer(colour))
    ball(3.4, (0, 0, 6.2), glow(GLOW, 14))
    lathe(smooth(trace("2,20 2,20 1.5,23 0.4,24")), metal(BRASS))
    cord(trace("0,0,23 0,0,60 0,0,120"))


def globe_lamp(colour: Colour) -> None:
    """A lit globe of opal glass on a brass foot."""
    s = Surface(base_color=WHITE, roughness=0.22, emission_color=linear("#ffc583"), coat_weight=0.4)
    facing = s.node("ShaderNodeLayerWeight", Blend=0.35).outputs["Facing"]
    s.set("Emission Strength", s.span(facing, 0, 1, (1.0, 0.3)))
    ball(9, (0, 0, 17), s.material)
    foot = trace("0,0 6.2,0 6.5,0.4 6.2,0.9 2.2,1.5 1.6,3 1.6,6 2.6,7.6 4.6,8.6")
    lathe([*smooth([*foot, (4.9, 9.6)]), (0, 9.6)], metal(BRASS, 0.2))
    cord(trace("0,5,0.4 4,10,0.3 12,14,0.3 30,22,0.3"))
