"""The two modules made from brython.js: the runtime, and the compiler that can follow it.

Both are text patches on brython.js, then terser. What the page downloads at first has no compiler:
a program compiled ahead runs under a policy without ``unsafe-eval``.
"""

import re
from pathlib import Path

from elevate_tag.build.brython.compiler_changes import COMPILER_CHANGES
from elevate_tag.build.brython.dropped import DROPPED
from elevate_tag.build.brython.licence import banner
from elevate_tag.build.brython.parts import part
from elevate_tag.build.brython.sections import COMPILER, RUNTIME, split
from elevate_tag.build.brython.traces import ERRORS, TRACES
from elevate_tag.build.brython.upstream import upstream_text
from elevate_tag.build.node import run
from elevate_tag.build.patch import Change, apply_all

MINIFY = Path(__file__).with_name("minify.mjs")

# Bytes of brotli that the runtime may weigh: some room over what it does, far under what is left of
# the bundle's 200 kB by the loader and the program.
RUNTIME_BUDGET = 110_000

# Patterns in Brython, and what stands in their place.
OURS: tuple[tuple[str, str], ...] = (
    (r"\b__BRYTHON__\b", "$B"),
    # Brython marks what it knows the type of with this property, other copies of it too.
    (r"\bob_type\b", "py_type"),
    # What a page may have changed: see parts/pages.js.
    (r"for ?\((var|let|const) ([\w$]+) in ([^{}]*?)\) ?\{", r"for(\1 \2 of $B.names_in(\3)){"),
    (r"\bArray\.from\(", "$B.list_of("),
)


def runtime_source() -> str:
    """The runtime before it is minified: ``const $B``, ready to run programs with."""
    sections = split(upstream_text())
    changes = (DROPPED, TRACES, ERRORS)
    patched = [_changed(sections, name, *changes) for name in RUNTIME]
    return (
        "const $B = (() => {\nconst $B = {};\n"
        + part("pages")
        + _ours("".join(patched))
        + "return $B;\n})();\n"
    )


def compiler_source() -> str:
    """The compiler before it is minified: ``export function install($B)``."""
    sections = split(upstream_text())
    patched = [_changed(sections, name, COMPILER_CHANGES) for name in COMPILER]
    return (
        "export function install($B) {\n"
        "const known_types = new Set(Object.keys($B.created_types));\n"
        + _ours("".join(patched) + part("install"))
        + "}\n"
    )


def runtime_script() -> str:
    """The runtime, minified, to stand in a module: it defines ``$B`` and touches nothing else."""
    return _minified(runtime_source(), whole=False)


def compiler_module() -> str:
    """The compiler as an ES module that exports ``install($B)``; using it needs unsafe-eval."""
    return _minified(compiler_source(), whole=True)


def _changed(sections: dict[str, str], name: str, *tables: dict[str, tuple[Change, ...]]) -> str:
    changes = [change for table in tables for change in table.get(name, ())]
    return apply_all(changes, sections[name])


def _ours(javascript: str) -> str:
    """Brython as a parameter instead of a global, and with what is our own wherever it uses it."""
    for pattern, ours in OURS:
        javascript = re.sub(pattern, ours, javascript)
    return javascript


def _minified(source: str, *, whole: bool) -> str:
    return banner() + str(run(MINIFY, {"code": source, "whole": whole})["code"]) + "\n"
