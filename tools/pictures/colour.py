"""Colours: CSS colours into Blender's linear ones, and those that several products share."""

Colour = tuple[float, float, float]


def linear(hexadecimal: str) -> Colour:
    """The scene-linear colour of a CSS colour such as "#d8c3a5"."""
    channels = [int(hexadecimal[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return r, g, b


def shade(colour: Colour, factor: float) -> Colour:
    """The colour made lighter (factor above 1) or darker."""
    r, g, b = (min(1.0, c * factor) for c in colour)
    return r, g, b


def pigment(hexadecimal: str) -> Colour:
    """The paint that looks like that CSS colour here: light and film make paint more vivid."""
    paint = [c**1.1 for c in linear(hexadecimal)]
    grey = 0.3 * paint[0] + 0.6 * paint[1] + 0.1 * paint[2]
    r, g, b = (0.8 * c + 0.2 * grey for c in paint)
    return r, g, b


CLAY = linear("#a9825f")
OAK = pigment("#c0946a")
BRASS = linear("#bd9a63")
BLACK = linear("#262524")
WHITE = linear("#f1ece3")
LEAF = linear("#5d7552")
GLOW = linear("#ffc27d")
BACKDROP = linear("#dccbb6")
