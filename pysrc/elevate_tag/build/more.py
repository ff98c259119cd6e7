"""The second file, which a bundle's program fetches where a page needs it."""

from pathlib import Path

from elevate_tag.build.compile import compile_script
from elevate_tag.build.files import hashed_name, script_files

NAME = "elevate-tag.more.js"


def more_files(root: Path) -> dict[str, bytes]:
    """Its files, by name."""
    return script_files(compile_script(root, "more", "more.js.j2"), NAME)


def more_name(files: dict[str, bytes]) -> str:
    """The name that changes with its content, by which the bundle's program asks for it."""
    return hashed_name(NAME, files[NAME])
