"""Minifies scripts with terser."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from elevate_tag.build.emit import Script
from elevate_tag.build.node import run

PROGRAM = Path(__file__).with_suffix(".mjs")


@dataclass(frozen=True)
class Minified:
    """The minified script, its source map and the readable twin's (JSON texts)."""

    code: str
    map: str
    debug_map: str


def minify(script: Script, *, name: str, debug_name: str) -> Minified:
    """Minify a script that will be served as ``name``, its readable twin as ``debug_name``."""
    answer = run(
        PROGRAM,
        {
            "code": script.code,
            "name": name,
            "debugName": debug_name,
            "ownNames": script.own_names,
            "sources": script.sources,
            "mappings": script.mappings,
        },
    )
    return Minified(answer["code"] + "\n", answer["map"] + "\n", answer["debugMap"] + "\n")


def minify_inline(script: Script) -> str:
    """Minify a script that will stand in pages: without a map, on one line."""
    answer = run(PROGRAM, {"code": script.code, "ownNames": script.own_names})
    return str(answer["code"])


def minify_module(code: str, known: Mapping[str, str | bool | None] | None = None) -> str:
    """Minify an ES module, without a map.

    ``known`` gives expressions that have one value in a browser's page, so that what they rule out
    goes away.
    """
    answer = run(PROGRAM, {"module": code, "known": dict(known or {})})
    return str(answer["code"]) + "\n"
