"""What these tests share: cards, and the two times to call."""

import pytest

either = pytest.mark.parametrize("when", ["before", "after"])
compiled = pytest.mark.without(
    "pyscript", "pyodide", "brython", reason="their loader has the same stand-in, and no file"
)
CARD = '<button id=it data-elevate-ticket="T">Vase</button>'
OTHER = '<button id=other data-elevate-ticket="other">Bowl</button>'
