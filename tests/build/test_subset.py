"""Python that would not mean the same when compiled is refused, with what to write instead."""

from pathlib import Path

import pytest

from elevate_tag.build.link import link
from elevate_tag.build.subset import check

MAIN = "elevate_tag.browser.main"
HEAD = '"""A module."""\n\nfrom typing import Any\n\n\n'


def refusals(folder: Path, source: str, *, seam: str = "") -> list[str]:
    """What is refused in a program of one module (and a seam), as line: message."""
    package = folder / "elevate_tag" / "browser"
    (package / "runtime").mkdir(parents=True)
    (package / "runtime" / "compiled.py").write_text(HEAD + seam, encoding="utf-8")
    imports = "from elevate_tag.browser.runtime import seam\n" if seam else ""
    (package / "main.py").write_text(HEAD + imports + source, encoding="utf-8")
    return [f"{r.line}: {r.message}" for r in check(link(folder, "compiled", MAIN)).refusals]


# One entry for each way in which PScript or MicroPython differ from CPython, and for what the
# subset leaves out; on the right a part of the advice.
REFUSED = {
    "f-string": ('def f(a: str) -> str:\n    return f"{a}"', "join with +"),
    "truth of a list": (
        "def f(a: list[str]) -> bool:\n    if a:\n        return True\n    return False",
        "compare it",
    ),
    "truth of a text": ("def f(a: str) -> int:\n    return 1 if a else 2", "compare it"),
    "not of a text": ("def f(a: str) -> bool:\n    return not a", "compare it"),
    "or of texts": ('def f(a: str) -> str:\n    return a or "b"', "conditional expression"),
    "while of a list": ("def f(a: list[str]) -> None:\n    while a:\n        pass", "compare it"),
    "text plus number": ('def f(a: int) -> str:\n    return "5" + a', "between str and int"),
    "list plus list": ("def f(a: list[str]) -> list[str]:\n    return a + a", "both sides"),
    "text times number": ('def f() -> str:\n    return "a" * 3', "both sides"),
    "modulo": ("def f(a: int) -> int:\n    return a % 3", "negative numbers"),
    "floor division": ("def f(a: int) -> int:\n    return a // 3", "not needed"),
    "power": ("def f(a: int) -> int:\n    return a**3", "multiply"),
    "infinite number": ("A = 1e999", "too large"),
    "equality of two that may be None": (
        "def f(a: str | None, b: str | None) -> bool:\n    return a == b",
        "ask for None first",
    ),
    "large integer": ("A = 9007199254740993", "keep it as text"),
    "equal lists": ("def f(a: list[str]) -> bool:\n    return a == a", "two texts"),
    "text equal to number": ('def f(a: int) -> bool:\n    return a == "1"', "two texts"),
    "order of texts": ("def f(a: str) -> bool:\n    return a < 'b'", "only numbers order"),
    "chained comparison": ("def f(a: int) -> bool:\n    return 0 < a < 3", "join two"),
    "is of texts": ("def f(a: str) -> bool:\n    return a is 'b'", "write =="),
    "in": ("def f(a: list[str]) -> bool:\n    return 'b' in a", "prototype names"),
    "dict": ("def f() -> None:\n    a = {'b': 1}", "write a class"),
    "dict comprehension": ("def f() -> None:\n    a = {b: 1 for b in []}", "loop"),
    "missing key": ("def f(a: dict[str, str]) -> str:\n    return a['b']", "undefined"),
    "get": ("def f(a: dict[str, str]) -> str:\n    return a.get('b')", "missing key"),
    "tuple": ("def f() -> None:\n    a = (1, 2)", "small class"),
    "unpacking": ("def f(a: list[int]) -> None:\n    b, c = a", "assign to a name"),
    "set": ("def f() -> None:\n    a = {1}", "write a list"),
    "list comprehension": ("def f(a: list[str]) -> list[str]:\n    return [b for b in a]", "loop"),
    "generator expression": ("def f(a: list[str]) -> None:\n    b = (c for c in a)", "loop"),
    "list of several types": ("def f() -> None:\n    a = [1, 'b']", "write a class"),
    "negative index": ("def f(a: list[str]) -> str:\n    return a[-1]", "whole number from 0"),
    "index by a variable": (
        "def f(a: list[str], b: int) -> str:\n    return a[b]",
        "whole number from 0",
    ),
    "list slice": ("def f(a: list[str]) -> list[str]:\n    return a[1:]", "only text slices"),
    "slice with a step": ("def f(a: str) -> str:\n    return a[::-1]", "with a step"),
    "item assignment": ("def f(a: list[str]) -> None:\n    a[0] = 'b'", "assign to a name"),
    "del": ("def f(a: list[str]) -> None:\n    del a[0]", "build a new list"),
    "split without separator": (
        "def f(a: str) -> list[str]:\n    return a.split()",
        "exactly (str)",
    ),
    "split by nothing": ("def f(a: str) -> list[str]:\n    return a.split('')", "by nothing"),
    "split by a name, which may be empty": (
        "def f(a: str, b: str) -> list[str]:\n    return a.split(b)",
        "by b, which may be empty",
    ),
    "split by a constant's name, which may be empty": (
        "B = ''\n\n\ndef f(a: str) -> list[str]:\n    return a.split(B)",
        "by B, which may be empty",
    ),
    "split by None": ("def f(a: str) -> list[str]:\n    return a.split(None)", "by None"),
    "replace of nothing": ("def f(a: str) -> str:\n    return a.replace('', 'b')", "by nothing"),
    "replace of a name, which may be empty": (
        "def f(a: str, b: str) -> str:\n    return a.replace(b, 'c')",
        "by b, which may be empty",
    ),
    "endswith of a tuple": ("def f(a: str) -> bool:\n    return a.endswith(('b',))", "tuple"),
    "removeprefix": ("def f(a: str) -> str:\n    return a.removeprefix('b')", "slice with len"),
    "title": ("def f(a: str) -> str:\n    return a.title()", "MicroPython"),
    "encode": ("def f(a: str) -> None:\n    a.encode()", "bytes"),
    "format": ("def f(a: str) -> str:\n    return '{}'.format(a)", "join with +"),
    "sort": ("def f(a: list[int]) -> None:\n    a.sort()", "sort as text"),
    "sorted": ("def f(a: list[int]) -> None:\n    b = sorted(a)", "sort as text"),
    "str": ("def f(a: int) -> str:\n    return str(a)", "keep text as text"),
    "round": ("def f(a: float) -> int:\n    return round(a)", "halves"),
    "len of a class": (
        "class A:\n    def __init__(self) -> None:\n        self.b = 1\n\n\n"
        "def f(a: A) -> int:\n    return len(a)",
        "only of a text or a list",
    ),
    "enumerate": (
        "def f(a: list[str]) -> None:\n    for b in enumerate(a):\n        pass",
        "count",
    ),
    "range": ("def f() -> None:\n    for b in range(3):\n        pass", "the list itself"),
    "for else": (
        "def f(a: list[str]) -> None:\n    for b in a:\n        pass\n    else:\n        pass",
        "without else",
    ),
    "loop over a text": ("def f(a: str) -> None:\n    for b in a:\n        pass", "in a list"),
    "print": ("def f() -> None:\n    print('a')", "the seam's log"),
    "isinstance": ("def f(a: str) -> bool:\n    return isinstance(a, str)", "annotate"),
    "lambda": ("def f() -> None:\n    a = lambda: 1", "a function inside"),
    "default argument": ("def f(a: str = 'b') -> str:\n    return a", "pass every value"),
    "starred parameter": ("def f(*a: str) -> None:\n    pass", "pass every value"),
    "keyword argument": (
        "def f(a: str) -> str:\n    return a\n\n\ndef g() -> str:\n    return f(a='b')",
        "by position",
    ),
    "missing argument": (
        "def f(a: str) -> str:\n    return a\n\n\ndef g() -> str:\n    return f()",
        "exactly (str)",
    ),
    "wrong argument": (
        "def f(a: str) -> str:\n    return a\n\n\ndef g() -> str:\n    return f(1)",
        "exactly (str)",
    ),
    "no annotation": ("def f(a) -> None:\n    pass", "annotate it"),
    "wrong result": ("def f() -> str:\n    return 1", "where str is annotated"),
    "a name of two types": ("def f() -> None:\n    a = 1\n    a = 'b'", "another name"),
    "decorator": ("@staticmethod\ndef f() -> None:\n    pass", "a decorator"),
    "base class": (
        "class A(Any):\n    def __init__(self) -> None:\n        self.b = 1",
        "plain class",
    ),
    "no constructor": ("class A:\n    def b(self) -> None:\n        pass", "give it one"),
    "special method": (
        "class A:\n    def __init__(self) -> None:\n        self.b = 1\n\n"
        "    def __len__(self) -> int:\n        return 1",
        "once compiled",
    ),
    "class attribute": (
        "class A:\n    B = 1\n\n    def __init__(self) -> None:\n        pass",
        "only",
    ),
    "unknown attribute": (
        "class A:\n    def __init__(self) -> None:\n        self.b = 1\n\n\n"
        "def f(a: A) -> int:\n    return a.c",
        "no attribute c",
    ),
    "method as a value": (
        "class A:\n    def __init__(self) -> None:\n        self.b = 1\n\n"
        "    def c(self) -> None:\n        pass\n\n\n"
        "def f(a: A) -> None:\n    b = a.c",
        "lose its self",
    ),
    "try outside the seam": (
        "def f() -> None:\n    try:\n        pass\n    except Exception:\n        pass",
        "outside the runtime seam",
    ),
    "raise": ("def f() -> None:\n    raise ValueError('a')", "thrown into the page"),
    "with": ("def f(a: Any) -> None:\n    with a:\n        pass", "with"),
    "match": ("def f(a: int) -> None:\n    match a:\n        case 1:\n            pass", "elif"),
    "assert": ("def f() -> None:\n    assert True", "return a value"),
    "global": ("A = 1\n\n\ndef f() -> None:\n    global A", "keep state"),
    "walrus": ("def f(a: int) -> None:\n    if (b := a) == 1:\n        pass", "assign first"),
    "async": ("async def f() -> None:\n    pass", "function to call later"),
    "yield": ("def f() -> Any:\n    yield 1", "build a list"),
    "chained assignment": ("def f() -> None:\n    a = b = 1", "one after the other"),
    "code at import": ("if True:\n    A = 1", "constants, functions and classes only"),
    "a word of JavaScript's": ("def f() -> None:\n    new = 1", "once compiled"),
    "a constant called so": ("default = 1", "once compiled"),
    "a parameter called so": ("def f(this: str) -> str:\n    return this", "once compiled"),
    "a class called so": (
        "class arguments:\n    def __init__(self) -> None:\n        self.b = 1",
        "once compiled",
    ),
    "an attribute called so": (
        "class A:\n    def __init__(self) -> None:\n        self.__proto__ = 1",
        "once compiled",
    ),
    "a builtin's name": ("def len(a: str) -> str:\n    return a", "once compiled"),
    "a method called as texts have it": (
        "class A:\n    def __init__(self) -> None:\n        self.b = 1\n\n"
        "    def split(self) -> None:\n        pass",
        "rename it",
    ),
    "a class without __init__": (
        "class A:\n    def b(self) -> None:\n        pass\n\n\ndef f() -> A:\n    return A()",
        "give it one",
    ),
    "arithmetic on a page's value": ("def f(a: Any) -> Any:\n    return a + 1", "between Any"),
    "truth of a page's value": ("def f(a: Any) -> int:\n    return 1 if a else 2", "type Any"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_would_be_mistranslated_is_refused(what: str, tmp_path: Path) -> None:
    """With the line and what to write instead."""
    source, advice = REFUSED[what]
    found = refusals(tmp_path, source)
    assert found, "accepted"
    assert any(advice in line for line in found), found


def test_a_refusal_says_where_it_stands(tmp_path: Path) -> None:
    """File, line and column, so that an editor can go there."""
    package = tmp_path / "elevate_tag" / "browser"
    package.mkdir(parents=True)
    (package / "main.py").write_text("def f() -> None:\n    print('a')\n", encoding="utf-8")
    (refusal,) = check(link(tmp_path, "compiled", MAIN)).refusals
    assert str(refusal).endswith("elevate_tag/browser/main.py:2:5: print(); use the seam's log")


def test_the_seam_may_try_and_talk_to_the_platform(tmp_path: Path) -> None:
    """One handler for all that a platform's call may throw."""
    seam = (
        "def seam(page: Any) -> str:\n"
        "    try:\n"
        "        return page.cookie + page.send({'a': 1})\n"
        "    except Exception:\n"
        "        return ''\n"
    )
    assert refusals(tmp_path, "def f() -> str:\n    return seam(None)", seam=seam) == []


def test_the_seam_may_not_catch_one_exception_only(tmp_path: Path) -> None:
    """JavaScript's errors have other names."""
    seam = "def seam() -> None:\n    try:\n        pass\n    except ValueError:\n        pass\n"
    (refusal,) = refusals(tmp_path, "def f() -> None:\n    seam()", seam=seam)
    assert "one `except Exception`" in refusal


@pytest.mark.parametrize(
    ("target", "entry"),
    [
        ("compiled", "main"),
        ("compiled", "loader"),
        ("compiled", "runtime.bridge"),
        ("embedded", "embedded"),
    ],
)
def test_the_tag_itself_is_in_the_subset(target: str, entry: str) -> None:
    """All of its programs."""
    root = Path(__file__).parents[2] / "pysrc"
    assert check(link(root, target, f"elevate_tag.browser.{entry}")).refusals == []


def test_a_seam_that_nothing_compiles_is_any_python(tmp_path: Path) -> None:
    """Its functions are known to the modules that call them all the same."""
    package = tmp_path / "elevate_tag" / "browser"
    (package / "runtime").mkdir(parents=True)
    seam = "def seam() -> str:\n    return ', '.join(sorted({'a', 'b'}))\n"
    (package / "runtime" / "embedded.py").write_text(seam, encoding="utf-8")
    main = "from elevate_tag.browser.runtime import seam\n\n\ndef f() -> int:\n    return seam()\n"
    (package / "main.py").write_text(main, encoding="utf-8")
    (refusal,) = check(link(tmp_path, "embedded", MAIN)).refusals
    assert "returns str where int is annotated" in refusal.message


def test_names_that_a_page_sees_are_not_to_be_shortened(tmp_path: Path) -> None:
    """A shop's hooks are handed notifications; all other classes are the tag's own."""
    package = tmp_path / "elevate_tag" / "browser"
    package.mkdir(parents=True)
    (package / "main.py").write_text(
        "class Notification:\n    def __init__(self, ticket: str) -> None:\n"
        "        self.ticket = ticket\n\n\n"
        "class Act:\n    def __init__(self, ticket: str) -> None:\n"
        "        self.ticket = ticket\n        self.place = ticket\n",
        encoding="utf-8",
    )
    assert check(link(tmp_path, "compiled", MAIN)).own_names == {"place"}
