"""What `bench.boot` compares: the tag's bundles, and stock runtimes doing a part of its work."""

import json
from dataclasses import dataclass
from pathlib import Path

from elevate_tag.paths import DIST, ROOT

NOTHING = "nothing"
MODULES = ROOT / "node_modules"

# The peers attach one handler for clicks; what it calls to send is JavaScript of the page's.
PYSCRIPT = """
from pyscript import document, window

def clicked(event):
    card = event.target.closest("[data-elevate-ticket]")
    if card:
        window.bench.send(card.getAttribute("data-elevate-ticket"))

document.addEventListener("click", clicked)
window.bench.hears()
"""
BRYTHON = """
from browser import document, window

def clicked(event):
    card = event.target.closest("[data-elevate-ticket]")
    if card:
        window.bench.send(card.attrs["data-elevate-ticket"])

document.bind("click", clicked)
window.bench.hears()
"""


@dataclass(frozen=True)
class Subject:
    """A name, what the page includes, and whether it stores the visitor's keys once it is up."""

    name: str
    html: str
    stores: bool = False

    @property
    def is_nothing(self) -> bool:
        """Whether it is the floor, which sends nothing."""
        return self.name == NOTHING


def folders(brython: Path) -> dict[str, Path]:
    """What the server serves under /files/, by name."""
    return {
        "tag": DIST,
        "pyscript": MODULES / "@pyscript" / "core" / "dist",
        "micropython": MODULES / "@micropython" / "micropython-webassembly-pyscript",
        "brython": brython,
    }


def subjects(cluster: str) -> list[Subject]:
    """All of them; the tag's send to this cluster."""
    bundles = json.loads((DIST / "manifest.json").read_text(encoding="utf-8"))["bundles"]

    def tag(name: str, bundle: str, more: str = "") -> Subject:
        file = f"/files/tag/{bundles[bundle]['file']}"
        given = f'data-cluster-id="{cluster}" data-market=UK'
        return Subject(name, f'<script async src="{file}" {given} {more}></script>', stores=True)

    micropython = json.dumps({"interpreter": "/files/micropython/micropython.mjs"})
    return [
        Subject(NOTHING, "<script>bench.hears()</script>"),
        tag("Elevate Tag, compiled", "compiled"),
        tag("Elevate Tag, MicroPython", "pyscript"),
        tag("Elevate Tag, Brython", "brython"),
        tag("Elevate Tag, Pyodide", "pyscript", "data-interpreter=pyodide"),
        Subject(
            "PyScript 0.7.31, MicroPython, one handler",
            '<script type="module" src="/files/pyscript/core.js"></script>'
            f"<script type=mpy config='{micropython}'>{PYSCRIPT}</script>",
        ),
        Subject(
            "Brython 3.15, one handler",
            '<script defer src="/files/brython/brython.js"></script>'
            f"<script type=text/python>{BRYTHON}</script>",
        ),
    ]
