"""The probe built as the tag is: the same steps over a source tree that has other entries."""

import fcntl
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

from elevate_tag.browser import main
from elevate_tag.build.bundle import build_files, write_files

HERE = Path(__file__).parent
BROWSER = Path(main.__file__).parent

# The file that boots each Python runtime, by a pattern: its name has a hash.
BOOTS = {
    "micropython": r"pyscript/micropython\.[0-9a-f]{8}\.js",
    "pyodide": r"pyscript/pyodide\.[0-9a-f]{8}\.js",
    "brython": r"brython/brython\.[0-9a-f]{8}\.js",
}
RUNTIMES = ("compiled", *BOOTS)

# The probe's sources that the bundles have: its programs, in the place of the tag's, and its parts.
PROGRAMS = ("main", "embedded")
PARTS = ("functions", "texts", "visitor", "acts", "outbox", "seam")


def source_tree(folder: Path) -> Path:
    """A copy of the tag's source with the probe in the place of its programs."""
    browser = folder / "elevate_tag" / "browser"
    shutil.copytree(BROWSER, browser, ignore=shutil.ignore_patterns("__pycache__"))
    (browser / "probe").mkdir()
    for name in (*PROGRAMS, *PARTS):
        source = (HERE / f"{name}.py").read_text(encoding="utf-8")
        path = (browser if name in PROGRAMS else browser / "probe") / f"{name}.py"
        path.write_text(source.replace("tests.browser", "elevate_tag.browser"), encoding="utf-8")
    return folder


def built_once(shared: Path) -> dict[str, bytes]:
    """Every file of the bundles by name; the first of several processes builds, the others wait."""
    files = shared / "files"
    shared.mkdir(exist_ok=True)
    with (shared / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not files.exists():
            making = shared / "making"
            write_files(build_files(source_tree(shared / "source")), making)
            making.rename(files)
    return {
        path.relative_to(files).as_posix(): path.read_bytes()
        for path in files.rglob("*")
        if path.is_file()
    }


def boot_file(files: Mapping[str, bytes], runtime: str) -> str:
    """The name of the file that boots a Python runtime, of those that the build made."""
    return next(name for name in files if re.fullmatch(BOOTS[runtime], name))
