"""The build, step by step: Python source to the files of ``web/dist``.

Deterministic: the same source gives the same bytes. It stops at the first step that fails.
"""

import base64
import hashlib
import json
from pathlib import Path

from pscript.parser0 import JSError

from elevate_tag.browser.version import VERSION
from elevate_tag.build.dialect import to_javascript
from elevate_tag.build.emit import Compiled, Script, emit
from elevate_tag.build.link import Module, link
from elevate_tag.build.minify import minify
from elevate_tag.build.sizes import Size, size_of
from elevate_tag.build.subset import Checked, check
from elevate_tag.paths import PACKAGE

NAME = "elevate-tag.js"
DEBUG_NAME = "elevate-tag.debug.js"
MANIFEST = "manifest.json"


class CompileError(ValueError):
    """PScript cannot translate a module; the message names it."""


class SubsetError(ValueError):
    """The source holds Python that would not mean the same when compiled; one line a place."""


def compile_program(root: Path = PACKAGE.parent, target: str = "compiled") -> Script:
    """Link, check and compile the browser code under ``root``."""
    modules = link(root, target)
    checked = check(modules)
    if checked.refusals:
        raise SubsetError("\n".join(map(str, checked.refusals)))
    return emit(
        [
            Compiled(
                module.path.relative_to(root).as_posix(),
                module.source,
                _compiled(module, checked),
            )
            for module in modules
        ],
        checked.own_names,
    )


def _compiled(module: Module, checked: Checked) -> str:
    try:
        return to_javascript(module.code(), checked.text_calls[module.name], checked.classes)
    except JSError as error:
        raise CompileError(f"{module.path}: {error}") from error


def build_files(root: Path = PACKAGE.parent) -> dict[str, bytes]:
    """Every file of ``web/dist`` by name."""
    script = compile_program(root)
    minified = minify(script, name=NAME, debug_name=DEBUG_NAME)
    code = minified.code.encode()
    digest = hashlib.sha384(code).digest()
    hashed_name = f"elevate-tag.{digest.hex()[:12]}.js"
    manifest = {
        "version": VERSION,
        "file": hashed_name,
        "integrity": "sha384-" + base64.b64encode(digest).decode(),
    }
    return {
        NAME: code,
        hashed_name: code,
        f"{NAME}.map": minified.map.encode(),
        DEBUG_NAME: f"{script.code}//# sourceMappingURL={DEBUG_NAME}.map\n".encode(),
        f"{DEBUG_NAME}.map": minified.debug_map.encode(),
        MANIFEST: (json.dumps(manifest, indent=2) + "\n").encode(),
    }


def write_files(files: dict[str, bytes], folder: Path) -> None:
    """Make ``folder`` hold these files; older builds' files of the tag are removed."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.glob("elevate-tag.*"):
        if path.name not in files:
            path.unlink()
    for name, content in files.items():
        (folder / name).write_bytes(content)


def stale_files(files: dict[str, bytes], folder: Path) -> list[str]:
    """The names of files that ``folder`` lacks or holds differently."""
    return [
        name
        for name, content in files.items()
        if not (folder / name).is_file() or (folder / name).read_bytes() != content
    ]


def sizes(files: dict[str, bytes]) -> dict[str, Size]:
    """What the scripts weigh."""
    return {name: size_of(files[name]) for name in (NAME, DEBUG_NAME)}
