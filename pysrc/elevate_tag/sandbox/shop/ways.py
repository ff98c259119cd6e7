"""The ways to run the tag, one page of the shop for each: what it includes and what it needs."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from elevate_tag.sandbox.shop.headers import STRICT, Policy
from elevate_tag.snippet import BundleName, Interpreter, built_bundles

WEBASSEMBLY = Policy(script=("'wasm-unsafe-eval'",), own_files=True)
"""What a Python runtime in WebAssembly needs: to be compiled, and to be fetched by script."""

COMPILER = Policy(script=("'unsafe-eval'",), trusted_types=False)
"""What Brython's compiler needs, which makes JavaScript of text. A page without Python in it does
without the compiler, and without this."""


@dataclass(frozen=True)
class Way:
    """One way to run the tag. Its page is `/with/<name>`.

    `files` are patterns, in `web/dist`, of what its page downloads after the bundle's own file;
    `document_from` is the Python module that a hook imports the page's document from, "" where
    hooks are written in JavaScript.
    """

    name: str
    label: str
    runs_on: str
    sentence: str
    bundle: BundleName
    interpreter: Interpreter = ""
    document_from: str = ""
    policy: Policy = STRICT
    files: tuple[str, ...] = ()

    def downloads(self, dist: Path) -> Iterator[Path]:
        """The files that its page downloads, as the last build left them in `dist`."""
        yield dist / built_bundles(dist)[self.bundle].file
        for pattern in self.files:
            yield from sorted(dist.glob(pattern))


COMPILED = Way(
    "compiled",
    "Compiled",
    "the browser’s own JavaScript",
    "The Python source, compiled ahead of time. One file, no runtime: the way for most shops.",
    "compiled",
)

WAYS = (
    COMPILED,
    Way(
        "pyscript",
        "PyScript",
        "MicroPython",
        "The Python source on MicroPython, as PyScript ships it, in WebAssembly. The shop’s own "
        "Python stands in the page, and there is no build step.",
        "pyscript",
        "micropython",
        document_from="pyscript",
        policy=WEBASSEMBLY,
        files=("pyscript/micropython.*", "pyscript/library.*"),
    ),
    Way(
        "pyodide",
        "PyScript, Pyodide",
        "CPython",
        "The same bundle and the same page on Pyodide, which is CPython itself in WebAssembly: "
        "all of the language, at the weight of all of it.",
        "pyscript",
        "pyodide",
        document_from="pyscript",
        policy=WEBASSEMBLY,
        files=("pyscript/pyodide.*", "pyscript/pyodide/*", "pyscript/library.*"),
    ),
    Way(
        "brython",
        "Brython",
        "brython.js",
        "The Python source on Brython, which is Python written in JavaScript. The tag comes "
        "compiled; Python in the page is compiled there, and only that needs a wider policy.",
        "brython",
        document_from="browser",
        policy=COMPILER,
        files=("brython/brython.*.js", "brython/compiler.*.js"),
    ),
)


def built_ways(dist: Path) -> list[Way]:
    """Those whose bundle the last build left in `dist`."""
    built = built_bundles(dist)
    return [way for way in WAYS if way.bundle in built]
