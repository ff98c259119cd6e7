"""The materials that more than one kind of product wears."""

from tools.pictures.blender import Material
from tools.pictures.colour import CLAY, Colour, shade
from tools.pictures.surface import Surface


def glaze(
    colour: Colour, *, foot: float = 0.5, grain: float = 1.0, gloss: float = 0.75
) -> Material:
    """Speckled stoneware glaze over a bare clay foot; grain above 1 for larger pieces."""
    s = Surface(roughness=0.62 - 0.4 * gloss, coat_weight=0.5 * gloss, coat_roughness=0.12)
    cloud = s.span(s.noise(0.22 / grain, detail=5), 0.3, 0.7)
    body = s.mix(cloud, shade(colour, 0.84), shade(colour, 1.1))
    speckle = s.span(s.noise(4.2 / grain, detail=1), 0.68, 0.72, (0, 0.6))
    body = s.mix(speckle, body, shade(CLAY, 0.35))
    glazed = s.span(s.height(), foot + 0.08 * grain, foot + 0.16 * grain)
    s.set("Base Color", s.mix(glazed, CLAY, body))
    s.bump(s.noise(1.1 / grain, detail=2), 0.12, 0.05)
    return s.material


def metal(colour: Colour, roughness: float = 0.24) -> Material:
    """Brushed metal."""
    s = Surface(base_color=colour, metallic=1.0)
    s.set("Roughness", s.span(s.noise(0.5, (1, 1, 8)), 0.3, 0.7, (roughness, roughness + 0.12)))
    return s.material


def lacquer(colour: Colour, roughness: float = 0.5) -> Material:
    """An even matt coat, as on powder-coated metal."""
    s = Surface(base_color=colour, roughness=roughness)
    s.bump(s.noise(9, detail=1), 0.06)
    return s.material


def glow(colour: Colour, strength: float) -> Material:
    """Something that shines evenly."""
    return Surface(base_color=colour, emission_color=colour, emission_strength=strength).material


def plaster(colour: Colour) -> Material:
    """A matt wall or paper backdrop with the faintest unevenness."""
    s = Surface(roughness=0.9)
    s.set("Base Color", s.mix(s.noise(0.5, detail=4), shade(colour, 0.96), shade(colour, 1.04)))
    return s.material
