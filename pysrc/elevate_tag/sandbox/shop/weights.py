"""What a page's part of the tag weighs on the wire: its files, each at brotli's best.

The best takes seconds, so nothing is weighed while a page waits: `weigh` is run once beside the
server, and until then, or without the package `brotli`, a weight is not known.
"""

from collections.abc import Iterable
from pathlib import Path

try:
    import brotli
except ModuleNotFoundError:
    brotli = None

BEST, FAST = 11, 5
TOO_LARGE = 1_000_000
"""Bytes from which a file is packed as a server does it on the fly: at its best, brotli takes a
minute for Pyodide's ten million."""

_weights: dict[tuple[Path, int], int] = {}


def weigh(files: Iterable[Path]) -> None:
    """Finds out what these files weigh, as they are now."""
    for path in files:
        key = _key(path)
        if brotli and key not in _weights:
            content = path.read_bytes()
            quality = FAST if len(content) >= TOO_LARGE else BEST
            _weights[key] = len(brotli.compress(content, quality=quality))


def weight(files: Iterable[Path]) -> int | None:
    """Bytes, all files together; None as long as one of them was not weighed as it is now."""
    found = [_weights.get(_key(path)) for path in files]
    known = [each for each in found if each is not None]
    return sum(known) if len(known) == len(found) else None


def in_words(size: int | None) -> str:
    """`2.6 kB`, `214 kB`, `6.0 MB`; "" for what is not known."""
    if size is None:
        return ""
    if size >= 999_500:
        return f"{size / 1_000_000:.1f} MB"
    return f"{size / 1000:.1f} kB" if size < 9_950 else f"{size / 1000:.0f} kB"


def _key(path: Path) -> tuple[Path, int]:
    return path, path.stat().st_mtime_ns
