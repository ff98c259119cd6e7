"""The bundles of the tag, and which tests run with which."""

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from tests.e2e.harness.engines import ENGINES

WITHOUT = "without"
CRITICAL = "critical"
WITH_PYODIDE = "with_pyodide"


@dataclass(frozen=True)
class Bundle:
    """One way of running the tag in a page: its folder under /elevate/, and its interpreter.

    `boot` is what the name of the file begins with that the loader fetches.
    """

    name: str
    folder: str
    boot: str = ""
    interpreter: str | None = None

    def at(self, file: str = "elevate-tag.js") -> str:
        """Where `PageServer` serves one of its files."""
        return f"/elevate/{self.folder}{file}"

    @property
    def embedded(self) -> bool:
        """Whether it brings a Python runtime into the page."""
        return self.folder != ""

    @property
    def runs_wasm(self) -> bool:
        """Whether its runtime is WebAssembly, which a policy has to allow."""
        return self.folder == "pyscript/"

    @property
    def runtime(self) -> str:
        """What the paths of the files begin with that the loader fetches first."""
        return self.at(self.boot)


BUNDLES = {
    each.name: each
    for each in (
        Bundle("compiled", ""),
        Bundle("pyscript", "pyscript/", "micropython."),
        Bundle("pyodide", "pyscript/", "pyodide.", "pyodide"),
        Bundle("brython", "brython/", "brython."),
    )
}

OF_THE_SECOND_FILE = pytest.mark.without(
    "pyscript", "pyodide", "brython", reason="the second file is the same beside every bundle"
)
"""Marks what only that file does; that it does so beside each is in test_second_file.py."""


def left_out(node: pytest.Item) -> set[str]:
    """The engines and bundles that a test's marks leave out; a name that is none is an error."""
    named = {name for mark in node.iter_markers(WITHOUT) for name in mark.args}
    unknown = named - {*ENGINES, *BUNDLES}
    if unknown:
        raise pytest.UsageError(f"{node.nodeid} is marked without {unknown}: no engine, no bundle")
    return named


def pairs(node: pytest.Item, engines: Sequence[str], asked: Sequence[str]) -> list[tuple[str, str]]:
    """The engines and bundles that a test runs with, unless the command line asks for others.

    All tests run with the compiled bundle in every engine and with the others in Chromium; in the
    other engines these run what the marks call critical: clicks and add-to-carts, what is done
    before the runtime is there, policies, hooks, neighbours, and a part of keys and wire.
    What a bundle or an engine's driver cannot do is marked with the reason. Pyodide takes seconds
    to boot, so it runs what only differs with the interpreter, and that in Chromium alone: drivers
    of the others do not wait for a page so long, unless nothing else runs.
    """
    never = left_out(node)
    critical = node.get_closest_marker(CRITICAL) is not None
    pyodide = node.get_closest_marker(WITH_PYODIDE) is not None
    return [
        (engine, bundle)
        for engine in engines
        for bundle in BUNDLES
        if bundle in (asked or BUNDLES)
        and not never & {engine, bundle}
        and (bundle == "compiled" or engine == "chromium" or critical)
        and (bundle != "pyodide" or (pyodide and (engine == "chromium" or asked)))
    ]
