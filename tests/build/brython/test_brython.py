"""The tag's Python between JavaScript and Python: calls, errors, the page's Python, no traces."""

import pytest

from elevate_tag.build.brython.program import compile_program
from elevate_tag.build.node import NodeError

from .conftest import Run

FAILING = """
import elevate_bridge

class Refusal(ValueError):
    pass

def refuse():
    raise Refusal("not today")

elevate_bridge.keep("refuse", refuse)
"""

PROGRAM = """
import elevate_bridge

class Tag:
    def __init__(self):
        self.hooks = {}

    def on(self, name):
        def add(function):
            self.hooks.setdefault(name, []).append(function)
            return function
        return add

    def fire(self, name, value):
        for hook in self.hooks.get(name, []):
            value = hook(value)
        return value

tag = Tag()
elevate_bridge.keep("fire", lambda name, value: tag.fire(name, value))
"""

HOOK = """
from elevate_tag import tag

@tag.on("sent")
def louder(text):
    return text.upper() + "!"
"""


def test_values_cross_the_bridge_both_ways(run: Run) -> None:
    """Text, truth and numbers; a function of Python's is one of JavaScript's."""
    program = """
import elevate_bridge

def values(text, flag, whole, part):
    elevate_bridge.say(repr((text, flag, whole, part)))
    return text + "!"

elevate_bridge.say(repr(elevate_bridge.values(values)))
elevate_bridge.say(repr(elevate_bridge.say("nothing comes back")))
"""
    assert run(program)["said"] == [
        "('text', True, 7, 0.5)",
        "'text!'",
        "nothing comes back",
        "None",
    ]


def test_main_runs_when_it_is_called(run: Run) -> None:
    """Not while the program starts: a shop's own Python goes first."""
    program = """
import elevate_bridge

def main():
    elevate_bridge.say("main")

elevate_bridge.say("imported")
"""
    done = run(program, "const { main } = START; said.push('started'); main()")
    assert done["said"] == ["imported", "started", "main"]


def test_an_exception_in_main_is_an_error_with_a_traceback(run: Run) -> None:
    """The loader is told, and JavaScript can read it."""
    program = "def main():\n    raise ValueError('not today')\n"
    told = run(program, "const { main } = START; return failure(main)")["result"]
    assert told[0] is True
    assert told[1].endswith("\nValueError: not today")


def test_none_is_null_in_javascript(run: Run) -> None:
    """Not an object, which would be true there."""
    program = 'import elevate_bridge\nelevate_bridge.keep("none", lambda: None)'
    assert run(program, "START; return [kept.none()]")["result"] == [None]


def test_an_exception_in_a_callback_is_an_error_with_a_traceback(run: Run) -> None:
    """JavaScript sees type, text and where; nothing is printed."""
    told = run(FAILING, "START; return failure(() => kept.refuse())")["result"]
    assert told[0] is True
    assert told[1].startswith("Traceback (most recent call last):\n")
    assert 'File "elevate_tag.py", line 8, in refuse' in told[1]
    assert told[1].endswith("\nRefusal: not today")


def test_an_exception_that_went_through_javascript_keeps_its_type(run: Run) -> None:
    """Python that calls JavaScript that calls Python."""
    program = (
        FAILING
        + """
try:
    elevate_bridge.call(refuse)
except Refusal as error:
    elevate_bridge.say(str(error))
"""
    )
    assert run(program)["said"] == ["not today"]


def test_javascript_errors_are_exceptions_in_python(run: Run) -> None:
    """They can be caught, with their text."""
    program = """
import elevate_bridge
try:
    elevate_bridge.fail()
except Exception as error:
    elevate_bridge.say(str(error))
"""
    assert run(program)["said"] == ["no such luck"]


def test_what_is_not_in_the_bundle_cannot_be_imported(run: Run) -> None:
    """And is not looked for anywhere."""
    program = """
import elevate_bridge
try:
    import os.path
except ModuleNotFoundError as error:
    elevate_bridge.say(str(error))
try:
    from elevate_bridge import gone
except ImportError as error:
    elevate_bridge.say(str(error))
"""
    said = run(program)["said"]
    assert said[0] == "No module named 'os'"
    assert "gone" in said[1]


def test_the_pages_python_extends_the_program(run: Run) -> None:
    """It comes as text, once the compiler is there, and imports the program."""
    done = run(
        PROGRAM,
        f"const {{ run }} = START; await run({HOOK!r}, 'shop'); return kept.fire('sent', 'hello')",
        flags=(),
    )
    assert done["result"] == "HELLO!"


def test_the_pages_python_fails_with_a_traceback(run: Run) -> None:
    """Lines are quoted; a syntax error says where; the next text runs."""
    done = run(
        PROGRAM,
        """
        const { run } = START;
        const told = [];
        for (const text of ["x = 1\\nprint(y)", "def f(:", "import os"])
          told.push((await failure(() => run(text, "shop")))[1]);
        await run("from elevate_tag import tag", "shop");
        return told;
        """,
        flags=(),
    )
    undefined, syntax, missing = done["result"]
    assert 'File "shop.py", line 2, in <module>\n    print(y)' in undefined
    assert undefined.endswith("NameError: name 'y' is not defined")
    assert 'File "shop.py", line 1' in syntax
    assert "SyntaxError" in syntax
    assert missing.endswith("ModuleNotFoundError: No module named 'os'")


def test_the_pages_python_needs_unsafe_eval(run: Run) -> None:
    """Where it is not allowed, that is what the error says, and the program runs on."""
    done = run(
        PROGRAM,
        f"const {{ run }} = START; const told = await failure(() => run({HOOK!r}, 'shop')); "
        "return [...told, kept.fire('sent', 'hello')]",
    )
    assert done["result"][0] is True
    assert "Code generation from strings" in done["result"][1]
    assert done["result"][2] == "hello"


def test_nothing_is_left_on_the_globals_and_nothing_is_printed(run: Run) -> None:
    """No name, no property of a built-in class, no mark on what Python has touched."""
    program = """
import elevate_bridge
from browser import window

window.parseInt("12")
window.JSON.parse('{"a": [1]}').a
window.Date.new(0).getTime()
{window.Math: 1}
repr(window.Array)
elevate_bridge.say(window.String(5))
"""
    javascript = """
        const names = ["String", "Number", "RegExp", "Date", "Array", "Object", "Function", "Set",
          "Map", "Promise", "Error", "Math", "JSON", "Symbol", "Event", "parseInt", "console"];
        const look = () => [globalThis, ...names.map((name) => globalThis[name])]
          .flatMap((object) => [object, object.prototype].filter(Boolean))
          .flatMap((object) => Reflect.ownKeys(object).map(String)).join();
        for (const name of ["log", "info", "warn", "error", "debug"])
          console[name] = (...words) => { said.push(`printed ${words}`); };
        const before = look();
        const { run } = START;
        await run("from browser import window\\nwindow.parseInt('1')", "shop");
        return before === look();
    """
    assert run(program, javascript, flags=()) == {"said": ["5"], "result": True}


def test_the_same_program_gives_the_same_bytes() -> None:
    """Names that Brython makes up included."""
    assert compile_program(PROGRAM, "elevate_tag") == compile_program(PROGRAM, "elevate_tag")


def test_a_program_that_is_no_python_is_an_error_with_its_place() -> None:
    """The build stops with Brython's words."""
    with pytest.raises(NodeError, match=r'File "elevate_tag.py", line 2\n(.*\n)*.*SyntaxError'):
        compile_program("x = 1\nif x\n", "elevate_tag")
