"""The release, as ``window.elevateTag.version`` and the Python package tell it."""

VERSION = "0.1.0"
