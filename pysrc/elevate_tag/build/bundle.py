"""The build, step by step: Python source to the files of ``web/dist``.

Deterministic: the same source gives the same bytes. It stops at the first step that fails.
"""

import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

from elevate_tag.browser.version import VERSION
from elevate_tag.build.brython.bundle import brython_files
from elevate_tag.build.compile import compile_script
from elevate_tag.build.declarations import declaration_files
from elevate_tag.build.files import (
    hashed_name,
    inline_file,
    integrity,
    policy_hash,
    script_files,
)
from elevate_tag.build.more import more_files, more_name
from elevate_tag.build.pyscript.bundle import pyscript_files
from elevate_tag.build.sizes import Size, size_of
from elevate_tag.paths import PACKAGE

NAME = "elevate-tag.js"
# Stands in the page itself, so it needs no name that changes.
EARLY = "elevate-tag.early.js"
MANIFEST = "manifest.json"
# The tag's files in the folder itself, besides the manifest; what else is there is another's.
OWN = "elevate-tag.*"
# Each bundle by its name, which is also the folder of those that bring a runtime.
FOLDERS = {"compiled": "", "pyscript": "pyscript/", "brython": "brython/"}


def build_files(root: Path = PACKAGE.parent) -> dict[str, bytes]:
    """Every file of ``web/dist`` by its path there."""
    files = compiled_files(root)
    for name, made in (("pyscript", pyscript_files(root)), ("brython", brython_files(root))):
        files |= {FOLDERS[name] + path: content for path, content in made.items()}
    for folder in FOLDERS.values():
        files |= {folder + path: content for path, content in declaration_files().items()}
    bundles: dict[str, dict[str, object]] = {
        name: {
            "file": hashed_name(folder + NAME, files[folder + NAME]),
            "integrity": integrity(files[folder + NAME]),
        }
        for name, folder in FOLDERS.items()
    }
    bundles["compiled"]["early"] = {"file": EARLY, "sha256": policy_hash(files[EARLY])}
    manifest = {"version": VERSION, "bundles": bundles}
    return {**files, MANIFEST: (json.dumps(manifest, indent=2) + "\n").encode()}


def compiled_files(root: Path) -> dict[str, bytes]:
    """The compiled bundle's files."""
    more = more_files(root)
    return {
        **script_files(compile_script(root, "main", "bundle.js.j2", more=more_name(more)), NAME),
        **more,
        EARLY: inline_file(compile_script(root, "early", "early.js.j2")),
    }


def write_files(files: Mapping[str, bytes], folder: Path) -> None:
    """Make ``folder`` hold these files; older builds' files of the tag are removed."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.glob(OWN):
        if path.name not in files:
            path.unlink()
    for own in FOLDERS.values():
        if own:
            shutil.rmtree(folder / own, ignore_errors=True)
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


def stale_files(files: Mapping[str, bytes], folder: Path) -> list[str]:
    """The names of files that ``folder`` lacks, holds differently, or has of older builds."""
    there = [*folder.glob(OWN)]
    for own in FOLDERS.values():
        if own:
            there += [path for path in (folder / own).rglob("*") if path.is_file()]
    names = {path.relative_to(folder).as_posix() for path in there}
    return [
        name
        for name, content in files.items()
        if not (folder / name).is_file() or (folder / name).read_bytes() != content
    ] + sorted(names - files.keys())


def sizes(files: Mapping[str, bytes]) -> dict[str, Size]:
    """What the files weigh that pages download; Pyodide's own are what they are."""
    return {
        name: size_of(content)
        for name, content in files.items()
        if name == EARLY or re.search(r"\.[0-9a-f]{8}\.\w+$", name)
    }
