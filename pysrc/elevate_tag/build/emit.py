"""Compiled modules to one script, and where each of its statements comes from."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from elevate_tag.browser.version import VERSION
from elevate_tag.build.templates import script_template

MARKER = re.compile("/\\*\ue000(\\d+)\\*/")
PLACE = re.compile("/\\*\ue000(\\d+):(\\d+)\\*/")


@dataclass(frozen=True)
class Compiled:
    """A module's JavaScript, markers included, with its Python source and that file's name."""

    source_name: str
    source: str
    javascript: str


@dataclass(frozen=True)
class Script:
    """The bundle before it is minified.

    ``mappings`` are (line, column) of the script to (source's index, its line); lines from 1,
    columns from 0. ``own_names`` are the properties that a minifier may rename.
    """

    code: str
    own_names: tuple[str, ...]
    sources: tuple[tuple[str, str], ...]
    mappings: tuple[tuple[int, int, int, int], ...]


def emit(
    modules: Sequence[Compiled], own_names: Iterable[str], template: str, **given: object
) -> Script:
    """Put the modules into a template, in order, and turn markers into mappings."""
    # A marker says which line; in one file it must say of which source.
    program = "\n".join(
        MARKER.sub(f"/*\ue000{index}:\\1*/", module.javascript.strip("\n"))
        for index, module in enumerate(modules)
    )
    text = script_template(template).render(program=program, version=VERSION, **given)
    lines: list[str] = []
    mappings: list[tuple[int, int, int, int]] = []
    for number, line in enumerate(text.splitlines(), 1):
        found = PLACE.search(line)
        if found:
            mappings.append((number, found.start(), int(found[1]), int(found[2])))
        lines.append(PLACE.sub("", line))
    return Script(
        "\n".join(lines) + "\n",
        tuple(sorted(own_names)),
        tuple((module.source_name, module.source) for module in modules),
        tuple(mappings),
    )
