"""The names that the tag promises; a change here is a change for every shop."""

import ast
import re
from pathlib import Path

from elevate_tag.browser import main, runtime
from elevate_tag.browser.runtime import compiled

BROWSER = Path(main.__file__).parent


def test_the_data_attributes_are_these() -> None:
    """All that a shop may write, and nothing that is not in the README."""
    sources = [path.read_text(encoding="utf-8") for path in BROWSER.rglob("*.py")]
    named = {name for text in sources for name in re.findall(r'"(data-[a-z-]*[a-z])"', text)}
    assert named == {
        "data-api-base",
        "data-api-version",
        "data-cluster-id",
        "data-cookie-domain",
        "data-customer-key",
        "data-debug",
        "data-elevate-add-to-cart",
        "data-elevate-keys",
        "data-elevate-ticket",
        "data-interpreter",
        "data-market",
        "data-origin-host",
        "data-session-key",
    }
    readme = (BROWSER.parents[2] / "README.md").read_text(encoding="utf-8")
    assert [name for name in sorted(named) if f"`{name}" not in readme] == []


def test_the_compiled_seam_has_every_name_of_the_seam() -> None:
    """Whatever the tag imports from it, the bundle finds."""
    paths = Path(compiled.__file__).parent.glob("*.py")
    sources = [ast.parse(path.read_text(encoding="utf-8")) for path in paths]
    defined = {n.name for tree in sources for n in tree.body if isinstance(n, ast.FunctionDef)}
    assert set(runtime.__all__) - defined == set()
