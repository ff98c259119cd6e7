"""Pyodide's files, served from the shop's own host."""

from elevate_tag.build.pyscript.pyodide import FILES, files


def test_all_that_pyodide_loads_is_there() -> None:
    """It asks for them by name, and for nothing from elsewhere."""
    found = files()
    assert set(found) == set(FILES)
    for name in FILES:
        if name not in ("pyodide.mjs", "pyodide.asm.mjs"):
            assert name in (found["pyodide.mjs"] + found["pyodide.asm.mjs"]).decode()
