"""Renders the scene into a WebP file that keeps to its number of bytes."""

import time
from pathlib import Path

import bpy

QUALITIES = (92, 84, 76, 68)  # of the WebP files: the best that fits; less shows in the backdrop
PRODUCT_BYTES, HERO_BYTES = 25_000, 120_000


def shoot(target: Path, most: int) -> None:
    """Render the scene to a file of at most so many bytes, if the lowest quality can."""
    began = time.monotonic()
    bpy.ops.render.render()
    for quality in QUALITIES:
        bpy.context.scene.render.image_settings.quality = quality
        bpy.data.images["Render Result"].save_render(str(target))
        if target.stat().st_size <= most:
            break
    took = time.monotonic() - began
    print(f"{target.name}: {target.stat().st_size / 1000:.0f} kB, {took:.0f} s", flush=True)
