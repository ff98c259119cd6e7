"""Glass, and what is made of it."""

from mathutils import Matrix

from tools.pictures.blender import Material
from tools.pictures.colour import Colour, linear, shade
from tools.pictures.curves import shell, smooth, trace
from tools.pictures.lathe import disc, lathe
from tools.pictures.materials import glow
from tools.pictures.scene import built, moved
from tools.pictures.surface import Surface


def glass(colour: Colour, ior: float = 1.46) -> Material:
    """Clear or coloured glass that lets light through to its own shadow.

    Light crosses several faces, so each takes only a part of the colour.
    """
    r, g, b = (c**0.35 for c in colour)
    colour = r, g, b
    s = Surface(base_color=colour, roughness=0.0, transmission_weight=1.0, ior=ior)
    ghost = s.node("ShaderNodeBsdfTransparent", Color=shade(colour, 0.95))
    either = s.node("ShaderNodeMixShader")
    is_shadow = s.node("ShaderNodeLightPath").outputs["Is Shadow Ray"]
    sources = (is_shadow, s.shader.outputs[0], ghost.outputs[0])
    for socket, source in zip(either.inputs, sources, strict=True):
        s.feed(socket, source)
    s.feed(s.output.inputs["Surface"], either.outputs[0])
    return s.material


def carafe(colour: Colour) -> None:
    """A glass carafe, two thirds full of water."""
    outer = smooth(trace("0,0 4.2,0 5.2,0.5 5.5,2.5 5.2,9 3.6,14 2.5,18 2.6,22 3.6,27"))
    lathe(shell(outer, 0.28, 0.9), glass(colour))
    water = [(max(r - 0.27, 0), z) for r, z in outer if 1.2 < z < 12.5]
    lathe([(0, 0.88), (4.4, 0.88), *water, (0, water[-1][1])], glass((0.93, 0.98, 0.98), 1.33))


def tumbler(colour: Colour) -> None:
    """One tumbler with a thick base."""
    outer = smooth(trace("0,0 3.2,0 3.5,0.35 3.75,4 4.1,9"))
    lathe(shell(outer, 0.26, 1.3), glass(colour))


def tumblers(colour: Colour) -> None:
    """A pair, one a little behind the other."""
    for place in ((-3.4, 0, 0), (4.4, 4.2, 0)):
        moved(built(lambda: tumbler(colour)), Matrix.Translation(place))


def tealights(colour: Colour) -> None:
    """Three coloured glasses with burning tealights."""

    def one() -> None:
        outer = smooth(trace("0,0 2.6,0 3.2,0.4 3.7,3 3.3,7"))
        lathe(shell(outer, 0.3, 0.9), glass(colour))
        for part in built(lambda: disc(1.9, 1.5, 0.15, glow(linear("#f7dcae"), 0.5))):
            part.location.z = 0.95
        flame = trace("0,2.5 0.28,2.9 0.33,3.3 0.16,4.1 0,4.7")
        lathe(smooth(flame), glow(linear("#ffc270"), 28))

    for place in ((-4.3, 0, 0), (4.2, -1.6, 0), (0.9, 6.4, 0)):
        moved(built(one), Matrix.Translation(place))
