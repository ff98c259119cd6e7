"""What the PyScript bundle holds of others, and under which licences."""

from importlib.metadata import distribution
from pathlib import Path
from textwrap import indent

from elevate_tag.build.packages import PackageError, package_text, package_version
from elevate_tag.build.pyscript import library, micropython, pyodide

NOTICES = Path(__file__).with_name("NOTICES.txt")

# A package of Python's own, which brings the whole of Python's licence.
WITH_PYTHONS, LICENCE = "typing_extensions", "licenses/LICENSE"


def licences() -> str:
    """The text to serve beside the files. The packages of MicroPython and Pyodide bring none.

    Python's licence is to be retained in what holds Python or a part of it: a link is not enough.
    """
    notices = NOTICES.read_text(encoding="utf-8").format(
        micropython=package_version(micropython.PACKAGE),
        pyodide=package_version(pyodide.PACKAGE),
        pyscript=package_version(library.PACKAGE),
        python=_quoted(_pythons()),
    )
    return notices + _quoted(package_text(library.PACKAGE, "LICENSE")) + "\n"


def _pythons() -> str:
    text = distribution(WITH_PYTHONS).read_text(LICENCE)
    if text is None:
        raise PackageError(f"the package {WITH_PYTHONS} has no {LICENCE}")
    return text


def _quoted(text: str) -> str:
    return indent(text.strip("\n"), "    ")
