"""The loader of a bundle that brings a Python runtime: the file that a page includes."""

from collections.abc import Mapping
from pathlib import Path

from elevate_tag.build.compile import compile_script
from elevate_tag.build.files import script_files

NAME = "elevate-tag.js"


def loader_files(root: Path, boots: Mapping[str, str]) -> dict[str, bytes]:
    """The loader's files. ``boots`` are those that boot, by interpreter; ``""`` is the usual."""
    return script_files(compile_script(root, "loader", "loader.js.j2", boots=boots), NAME)
