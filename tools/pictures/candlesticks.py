"""Turned candlesticks, each with an unlit candle."""

from tools.pictures.blender import Material
from tools.pictures.colour import BLACK, BRASS, WHITE, Colour
from tools.pictures.curves import smooth, trace
from tools.pictures.lathe import lathe
from tools.pictures.materials import lacquer, metal
from tools.pictures.surface import Surface
from tools.pictures.tube import tube


def candlestick(finish: Material) -> None:
    """A turned candlestick and an unlit candle."""
    turned = trace("0,0 4.6,0 4.9,0.35 4.5,0.8 1.6,1.5 0.9,3 0.75,7 1,8.6")
    turned += trace("1.55,9.3 1,10 0.8,12 1.2,14 1.75,14.8 1.75,16 1.75,16 0,16")
    lathe(smooth(turned), finish)
    wax = Surface(
        base_color=WHITE, roughness=0.45, subsurface_weight=0.3, subsurface_scale=0.5
    ).material
    taper = trace("0,15.8 1.08,15.8 1.08,15.8 1.05,23 0.98,30.4 0.6,31.2 0,31.5")
    lathe(smooth(taper), wax)
    tube(trace("0,0,31.2 0.05,0,32 0.2,0,32.6"), 0.09, lacquer(BLACK))


def brass_candlestick(colour: Colour) -> None:
    """Bare brass: its colour is the metal's own."""
    candlestick(metal(BRASS))


def coated_candlestick(colour: Colour) -> None:
    """Powder-coated steel."""
    candlestick(lacquer(colour, 0.42))
