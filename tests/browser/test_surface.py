"""The names that the tag promises; a change here is a change for every shop."""

import ast
import re
from pathlib import Path

from elevate_tag.browser import main, runtime
from elevate_tag.browser.runtime import compiled

BROWSER = Path(main.__file__).parent


def test_the_data_attributes_are_these() -> None:
    """All that a shop may write, and nothing that is not in docs/attributes.md."""
    sources = [path.read_text(encoding="utf-8") for path in BROWSER.rglob("*.py")]
    named = {name for text in sources for name in re.findall(r'"(data-[a-z-]*[a-z])"', text)}
    # What the tag notes of elements for itself.
    named -= {"data-elevate-chosen", "data-elevate-form", "data-elevate-scope"}
    assert named == {
        "data-api-base",
        "data-api-version",
        "data-cluster-id",
        "data-consent",
        "data-consent-source",
        "data-cookie-domain",
        "data-customer-key",
        "data-debug",
        "data-elevate-add-to-cart",
        "data-elevate-attribute",
        "data-elevate-body",
        "data-elevate-end",
        "data-elevate-favorite",
        "data-elevate-impression",
        "data-elevate-keys",
        "data-elevate-list",
        "data-elevate-parameters",
        "data-elevate-product-key",
        "data-elevate-query",
        "data-elevate-remove-search",
        "data-elevate-remove-viewed",
        "data-elevate-state",
        "data-elevate-text",
        "data-elevate-ticket",
        "data-elevate-tickets",
        "data-elevate-variant-key",
        "data-interpreter",
        "data-legacy-markup",
        "data-locale",
        "data-market",
        "data-more",
        "data-origin-host",
        "data-respect-gpc",
        "data-session-key",
        "data-session-minutes",
        "data-token",
        "data-touchpoint",
    }
    told = (BROWSER.parents[2] / "docs" / "attributes.md").read_text(encoding="utf-8")
    assert [name for name in sorted(named) if f"`{name}" not in told] == []


def test_the_compiled_seam_has_every_name_of_the_seam() -> None:
    """Whatever the tag imports from it, the bundle finds."""
    paths = Path(compiled.__file__).parent.glob("*.py")
    sources = [ast.parse(path.read_text(encoding="utf-8")) for path in paths]
    kinds = (ast.FunctionDef, ast.ClassDef)
    defined = {n.name for tree in sources for n in tree.body if isinstance(n, kinds)}
    assert set(runtime.__all__) - defined == set()
