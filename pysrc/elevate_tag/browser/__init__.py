"""What runs in the shopper's page, and nothing else.

One source for every way of running Python in a page, so it is written in the smallest Python that
all of them run (``elevate_tag.build.subset`` lists it, and the build refuses the rest).

Direction of imports: the programs ``main``, ``loader`` and ``embedded`` → ``start`` → ``tag`` |
``page`` → ``delivery`` → ``core``; only ``runtime`` knows the browser.
"""
