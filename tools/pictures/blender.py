"""Names for what Blender takes and hands out.

bpy ships no types, so all but `Point` are `Any`: they only tell the reader what is meant.
"""

from collections.abc import Sequence
from typing import Any

Object = Any
Material = Any
Socket = Any
Node = Any
Value = Any  # a socket to link, or a number or colour to set
Point = Sequence[float]
