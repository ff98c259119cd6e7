"""What is made of brython.js, as it is served."""

import pytest

from elevate_tag.build.brython.licence import licence
from elevate_tag.build.brython.runtime import RUNTIME_BUDGET, compiler_module, runtime_script
from elevate_tag.build.sizes import size_of

from .conftest import Run

PROGRAM = """
import elevate_bridge
elevate_bridge.say(", ".join(f"{n:02d}" for n in sorted({3, 1, 2})))
"""

HOOK = "import elevate_bridge\nelevate_bridge.say(str(3))"


@pytest.mark.timeout(300)  # terser takes seconds, and a minute on a machine that is busy
def test_minified_they_run_keep_the_budget_and_carry_the_licence(run: Run) -> None:
    """One test, as making them takes seconds."""
    runtime, compiler = runtime_script(), compiler_module()
    size = size_of(runtime.encode())
    print(f"runtime: {size}\ncompiler: {size_of(compiler.encode())}")
    assert size.brotli <= RUNTIME_BUDGET

    for text in (runtime, compiler):
        assert text.startswith("/*! Brython ")
        assert licence().splitlines()[0] in text.splitlines()[0]
        assert "__BRYTHON__" not in text

    done = run(
        PROGRAM,
        f"const {{ run }} = START; await run({HOOK!r}, 'shop')",
        flags=(),
        minified=True,
    )
    assert done["said"] == ["01, 02, 03", "3"]
