"""What the ways to run the tag weigh."""

import os
from pathlib import Path

import brotli
import pytest

from elevate_tag.sandbox.shop.weights import TOO_LARGE, in_words, weigh, weight

NOISE = bytes(range(256)) * 40


def test_files_weigh_what_brotli_makes_of_them(tmp_path: Path) -> None:
    """All together, each by itself at its best."""
    files = [tmp_path / "a.js", tmp_path / "b.wasm"]
    files[0].write_bytes(NOISE)
    files[1].write_text("x" * 1000)
    weigh(files)
    assert weight(files) == sum(len(brotli.compress(path.read_bytes())) for path in files)


def test_a_large_file_is_weighed_too(tmp_path: Path) -> None:
    """If not at its best."""
    file = tmp_path / "large.wasm"
    file.write_bytes(NOISE * (TOO_LARGE // len(NOISE) + 1))
    weigh([file])
    assert 0 < (weight([file]) or 0) < len(NOISE)


def test_a_weight_is_unknown_until_all_is_weighed_as_it_is(tmp_path: Path) -> None:
    """A build may replace a file."""
    files = [tmp_path / "a.js", tmp_path / "b.js"]
    for path in files:
        path.write_bytes(NOISE)
    weigh(files[:1])
    assert weight(files) is None
    weigh(files)
    assert weight(files) is not None
    os.utime(files[0], ns=(1, 1))
    assert weight(files) is None


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (None, ""),
        (2_649, "2.6 kB"),
        (9_949, "9.9 kB"),
        (9_950, "10 kB"),
        (209_400, "209 kB"),
        (999_499, "999 kB"),
        (999_500, "1.0 MB"),
        (5_960_000, "6.0 MB"),
    ],
)
def test_a_weight_is_told_in_few_digits(size: int | None, words: str) -> None:
    """In the units of the README: a kB is 1,000 bytes."""
    assert in_words(size) == words
