"""Where brython.js comes from: the package ``brython``, at the one version our patches know."""

from importlib.metadata import version
from importlib.resources import files

from elevate_tag.build.patch import PatchError

VERSION = "3.15.0"


def upstream_text() -> str:
    """The whole of brython.js; PatchError if the package is another version."""
    found = version("brython")
    if found != VERSION:
        raise PatchError(
            f"the package brython has version {found}; the patches are made for {VERSION}"
        )
    return (files("brython") / "data" / "brython.js").read_text(encoding="utf-8")
