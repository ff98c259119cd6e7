"""What is made of brython.js, as it is served.

That web/dist holds what the source gives is seen in `tests/build/test_bundle.py`.
"""

from elevate_tag.build.brython.licence import licence
from elevate_tag.build.brython.runtime import RUNTIME_BUDGET
from elevate_tag.build.sizes import size_of

from .conftest import Run, served_compiler, served_runtime

PROGRAM = """
import elevate_bridge
elevate_bridge.say(", ".join(f"{n:02d}" for n in sorted({3, 1, 2})))
"""

HOOK = "import elevate_bridge\nelevate_bridge.say(str(3))"


def test_minified_they_keep_the_budget_and_carry_the_licence() -> None:
    """Both; the budget is the runtime's, which each page downloads."""
    runtime, compiler = served_runtime(), served_compiler()
    size = size_of(runtime.encode())
    print(f"runtime: {size}\ncompiler: {size_of(compiler.encode())}")
    assert size.brotli <= RUNTIME_BUDGET

    for text in (runtime, compiler):
        assert text.startswith("/*! Brython ")
        assert licence().splitlines()[0] in text.splitlines()[0]
        assert "__BRYTHON__" not in text


def test_minified_they_run(run: Run) -> None:
    """A program that was compiled ahead, and one that the compiler follows."""
    done = run(
        PROGRAM,
        f"const {{ run }} = START; await run({HOOK!r}, 'shop')",
        flags=(),
        minified=True,
    )
    assert done["said"] == ["01, 02, 03", "3"]
