"""What the PyScript bundle holds of others, and under which licences."""

from pathlib import Path
from textwrap import indent

from elevate_tag.build.packages import package_text, package_version
from elevate_tag.build.pyscript import library, micropython, pyodide

NOTICES = Path(__file__).with_name("NOTICES.txt")


def licences() -> str:
    """The text to serve beside the files. The packages of MicroPython and Pyodide bring none."""
    notices = NOTICES.read_text(encoding="utf-8").format(
        micropython=package_version(micropython.PACKAGE),
        pyodide=package_version(pyodide.PACKAGE),
        pyscript=package_version(library.PACKAGE),
    )
    return notices + indent(package_text(library.PACKAGE, "LICENSE").strip("\n"), "    ") + "\n"
