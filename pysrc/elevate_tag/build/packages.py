"""The npm packages that the build takes files from, as package-lock.json pins them."""

import json
from pathlib import Path

from elevate_tag.paths import ROOT

FOLDER = ROOT / "node_modules"


class PackageError(RuntimeError):
    """A package is not installed."""


def package_file(package: str, name: str) -> Path:
    """A file of a package; PackageError when it is not there."""
    path = FOLDER / package / name
    if not path.is_file():
        raise PackageError(f"{path} is missing: run npm ci")
    return path


def package_text(package: str, name: str) -> str:
    """A file's text."""
    return package_file(package, name).read_text(encoding="utf-8")


def package_version(package: str) -> str:
    """The version that is installed."""
    return str(json.loads(package_text(package, "package.json"))["version"])
