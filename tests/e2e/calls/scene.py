"""What these tests share: the two times to call."""

import pytest

either = pytest.mark.parametrize("when", ["before", "after"])
compiled = pytest.mark.without(
    "pyscript", "pyodide", "brython", reason="their loader has the same stand-in, and no file"
)
