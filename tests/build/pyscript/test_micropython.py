"""MicroPython's loader leaves nothing in the page, and its program is bytecode."""

import re

import pytest

from elevate_tag.build.compile import embedded_program
from elevate_tag.build.pyscript.micropython import BytecodeError, bytecode, loader, wasm
from elevate_tag.paths import PACKAGE


def test_the_loader_is_one_function_and_no_module() -> None:
    """It stands in a file of ours, and asks for no other."""
    code = loader()
    assert re.search(
        r"^(async )?function loadMicroPython|[;}\n]async function loadMicroPython", code
    )
    assert not re.search(r"\bexport (default|async|const|function|{)", code)
    assert "globalThis.proxy_js" not in code


def test_bytecode_is_the_same_each_time_and_names_no_folder() -> None:
    """It is made in a folder of its own, which its tracebacks do not tell of."""
    made = bytecode(embedded_program(PACKAGE.parent))
    assert made == bytecode(embedded_program(PACKAGE.parent))
    assert b"elevate_tag.py" in made
    assert b"/elevate_tag" not in made


def test_what_is_no_python_is_told() -> None:
    """With the line."""
    with pytest.raises(BytecodeError, match="line 2"):
        bytecode("a = 1\nb = = 2\n")


def test_the_interpreter_is_webassembly() -> None:
    """As it is shipped."""
    assert wasm().startswith(b"\0asm")
