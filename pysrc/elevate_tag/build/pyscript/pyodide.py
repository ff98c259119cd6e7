"""Pyodide's files, which load each other by name."""

from elevate_tag.build.packages import package_file

PACKAGE = "pyodide"
FILES = (
    "pyodide.mjs",
    "pyodide.asm.mjs",
    "pyodide.asm.wasm",
    "pyodide-lock.json",
    "python_stdlib.zip",
)


def files() -> dict[str, bytes]:
    """Pyodide without any package."""
    return {name: package_file(PACKAGE, name).read_bytes() for name in FILES}
