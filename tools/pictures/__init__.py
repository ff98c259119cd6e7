"""Makes the demo shop's pictures: models each product of the catalogue and renders it with Cycles.

Reads web/catalogue/products.json, writes web/catalogue/pictures/*.webp. It is not part of the
build: it needs a virtual environment of its own (Python 3.11) with bpy==4.5.15.

    python -m tools.pictures                 # every picture and the hero
    python -m tools.pictures alva-mug hero   # only those whose name begins so

A shape is built in centimetres with its foot on z = 0; the camera looks along +y. `recipes` says
which shape belongs to which product and how it is shown; the colour comes from the catalogue.
"""

import bpy  # noqa: F401 - bmesh and mathutils can be imported only after it
