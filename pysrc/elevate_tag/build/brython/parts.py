"""Our own JavaScript that stands in for parts of brython.js; files of the folder ``parts``."""

from pathlib import Path

FOLDER = Path(__file__).parent / "parts"


def part(name: str) -> str:
    """The text of ``parts/<name>.js``."""
    return (FOLDER / f"{name}.js").read_text(encoding="utf-8")
