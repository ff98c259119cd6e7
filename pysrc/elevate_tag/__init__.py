"""A storefront tag for Voyado Elevate, written in Python and compiled for the browser.

``snippet`` is what a shop's pages include, ``browser`` what then runs there, ``build`` makes the
one from the other, and ``sandbox`` is a cluster and a shop to try them with.
"""

from elevate_tag.browser.version import VERSION as __version__

__all__ = ["__version__"]
