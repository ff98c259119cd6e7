"""What a file weighs on the wire."""

import gzip
from dataclasses import dataclass

import brotli


@dataclass(frozen=True)
class Size:
    """Bytes: as they are, and at the best of gzip (9) and of brotli (11)."""

    raw: int
    gzip: int
    brotli: int

    def __str__(self) -> str:
        return f"{self.raw:,} B raw, {self.gzip:,} B gzip, {self.brotli:,} B brotli"


def size_of(content: bytes) -> Size:
    """Weigh a file's content."""
    return Size(
        len(content),
        len(gzip.compress(content, 9, mtime=0)),
        len(brotli.compress(content, quality=11)),
    )
