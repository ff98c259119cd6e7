"""The files that a script makes, and names that may be cached for ever."""

import base64
import hashlib

import pytest

from elevate_tag.build.emit import Script
from elevate_tag.build.files import hashed_name, integrity, script_files

CODE = "(function () {\n  const long = 1;\n  window.a = long;\n})();\n"


@pytest.mark.parametrize(
    ("name", "pattern"),
    [("boot.js", "boot.%s.js"), ("pyscript/boot.js", "pyscript/boot.%s.js"), ("a.b.c", "a.b.%s.c")],
)
def test_a_hashed_name_has_the_hash_before_its_ending(name: str, pattern: str) -> None:
    """Folders stay."""
    assert hashed_name(name, b"a") == pattern % hashlib.sha384(b"a").hexdigest()[:8]


def test_a_hashed_name_changes_with_the_content() -> None:
    """And with nothing else."""
    assert hashed_name("a.js", b"a") == hashed_name("a.js", b"a") != hashed_name("a.js", b"b")


def test_the_integrity_is_what_browsers_check() -> None:
    """SHA-384 in base64."""
    digest = base64.b64encode(hashlib.sha384(b"a").digest()).decode()
    assert integrity(b"a") == f"sha384-{digest}"


def test_a_script_is_served_minified_readable_and_mapped() -> None:
    """Each map is named where a browser's tools look for it."""
    files = script_files(Script(CODE, (), (("a.py", "A = 1\n"),), ((1, 0, 0, 1),)), "x/tag.js")
    hashed = hashed_name("x/tag.js", files["x/tag.js"])
    assert set(files) == {
        "x/tag.js",
        hashed,
        "x/tag.js.map",
        "x/tag.debug.js",
        "x/tag.debug.js.map",
    }
    assert files[hashed] == files["x/tag.js"]
    assert len(files["x/tag.js"]) < len(CODE) + 50
    assert files["x/tag.debug.js"].startswith(CODE.encode())
