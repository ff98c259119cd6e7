"""One Python module of a program's many, for the runtimes that run Python in the page."""

import ast
import sys
from pathlib import Path
from types import ModuleType

import pytest

from elevate_tag.build.compile import embedded_program
from elevate_tag.build.link import link
from elevate_tag.build.program import HEAD, to_program
from elevate_tag.paths import PACKAGE
from tests.build.test_link import MAIN, package


def program(folder: Path, **sources: str) -> str:
    """The program of these modules, without what it begins with."""
    text = to_program(link(package(folder, **sources), "embedded", MAIN))
    assert text.startswith(HEAD)
    return text.removeprefix(HEAD)


def test_modules_stand_one_after_the_other_without_imports(tmp_path: Path) -> None:
    """All they import is in the same module now."""
    text = program(
        tmp_path,
        main="from typing import Any\n\nfrom elevate_tag.browser.a import A\nB = A\n",
        a="A = 1\n",
    )
    assert ast.unparse(ast.parse(text)) == "A = 1\nB = A"


@pytest.mark.parametrize(
    ("source", "bare"),
    [
        ('"""A module."""\nA = 1\n', "A = 1"),
        ('def f() -> None:\n    """Only said."""\n', "def f():\n    pass"),
        ('def f() -> str:\n    """Said."""\n    return "a"\n', "def f():\n    return 'a'"),
        (
            'class A:\n    """Said."""\n\n    def f(self, a: int) -> int:\n        return a\n',
            "class A:\n\n    def f(self, a):\n        return a",
        ),
        ("def f(*given: int) -> None:\n    a: int = 1\n", "def f(*given):\n    a = 1"),
        ('A = "no docstring"\n', "A = 'no docstring'"),
        (
            'def f() -> None:\n    def g(a: str) -> None:\n        """Said."""\n',
            "def f():\n\n    def g(a):\n        pass",
        ),
    ],
)
def test_what_only_people_and_type_checkers_read_stays_out(
    tmp_path: Path, source: str, bare: str
) -> None:
    """Docstrings and annotations."""
    assert program(tmp_path, main=source).strip() == bare


def test_the_tags_program_runs_and_offers_the_tag(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing happens until its ``main`` is called, which takes lines once the page is shown."""
    bridge = ModuleType("elevate_bridge")
    ready: list[object] = []
    monkeypatch.setattr(bridge, "ready", ready.append, raising=False)
    monkeypatch.setattr(bridge, "when_shown", lambda work: work(None), raising=False)
    monkeypatch.setitem(sys.modules, "elevate_bridge", bridge)
    scope: dict[str, object] = {"__name__": "elevate_tag"}
    exec(compile(embedded_program(PACKAGE.parent), "elevate_tag.py", "exec"), scope)  # noqa: S102 - the tag's own
    assert {"tag", "main"} <= scope.keys()
    assert ready == []
    scope["main"]()  # type: ignore[operator]
    assert list(map(callable, ready)) == [True]
