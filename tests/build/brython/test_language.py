"""Compiled Python means what CPython means."""

import sys
from pathlib import Path
from types import ModuleType

import pytest

from .conftest import Run

PROGRAM = Path(__file__).with_name("language.txt").read_text(encoding="utf-8")


def test_a_program_says_the_same_in_both_worlds(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Classes, closures, generators, text, numbers, collections and exceptions."""
    expected: list[str] = []
    bridge = ModuleType("elevate_bridge")
    bridge.say = expected.append  # type: ignore[attr-defined]  # made up here
    monkeypatch.setitem(sys.modules, "elevate_bridge", bridge)
    exec(compile(PROGRAM, "language.txt", "exec"), {})  # noqa: S102 - our own file

    assert run(PROGRAM)["said"] == expected
