"""A Python program to JavaScript, ahead of time, by Brython's own compiler."""

import json
from pathlib import Path

from elevate_tag.build.brython.runtime import compiler_source, runtime_source
from elevate_tag.build.node import run

COMPILE = Path(__file__).with_name("compile.mjs")


def compile_program(source: str, name: str) -> str:
    """One module of Python as the function ``program($B)``.

    Calling that with the runtime makes and runs the module ``name``, so that later Python can
    import it. Raises NodeError, with Brython's words, for what is no Python.
    """
    request = {
        "source": source,
        "name": name,
        "runtime": runtime_source() + "export { $B };\n",
        "compiler": compiler_source(),
    }
    javascript = str(run(COMPILE, request)["javascript"])
    module = json.dumps(name)
    return (
        "function program($B) {\n"
        f"$B.imported[{module}] = $B.module.$factory({module});\n"
        f"{javascript}\n"
        "}\n"
    )
