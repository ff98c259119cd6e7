"""Brython for the tag: brython.js to a runtime without a compiler, and the compiler by itself.

``runtime`` makes these two, ``program`` compiles the tag ahead, and ``bundle`` puts them together
with ``templates/brython.js.j2``, which starts them. What is changed in brython.js stands in
``dropped`` (left out) and ``traces`` (kept off the page's own objects); it is made for one version
of it.
"""
