"""The pure core in each runtime, for the same tests.

``visitor``, ``acts``, ``outbox`` and ``seam`` call the core, in the subset. ``main`` and
``embedded`` offer them to the page, each in the place of the program of its name, so that the tag's
own build makes the bundles: ``bundles``. ``page.js`` asks them; ``core`` is what the tests call.
"""
