"""PyScript's own Python package, for hooks that import it."""

import ast
import json

from elevate_tag.build.pyscript.library import library


def test_the_library_is_pyscripts_package_as_python_files() -> None:
    """Each of them Python."""
    files = json.loads(library())
    assert {"__init__.py", "web.py", "ffi.py"} <= files.keys()
    for name, text in files.items():
        assert name.endswith(".py")
        ast.parse(text)


def test_the_library_is_the_same_each_time() -> None:
    """Its name has its hash."""
    assert library() == library()
