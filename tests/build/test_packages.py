"""Files of npm packages, as package-lock.json pins them."""

import json

import pytest

from elevate_tag.build.packages import PackageError, package_file, package_text, package_version
from elevate_tag.build.pyscript import library, micropython, pyodide
from elevate_tag.paths import ROOT


@pytest.mark.parametrize("package", [library.PACKAGE, micropython.PACKAGE, pyodide.PACKAGE])
def test_what_is_installed_is_what_the_lock_file_pins(package: str) -> None:
    """Else the hashes of the build mean little."""
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    assert package_version(package) == lock["packages"][f"node_modules/{package}"]["version"]


def test_a_file_is_read_as_it_stands() -> None:
    """A text of a package."""
    assert json.loads(package_text("terser", "package.json"))["name"] == "terser"


def test_a_missing_file_is_told_with_what_brings_it() -> None:
    """Before anything is built."""
    with pytest.raises(PackageError, match=r"nothing\.js is missing: run npm ci"):
        package_file("terser", "nothing.js")
