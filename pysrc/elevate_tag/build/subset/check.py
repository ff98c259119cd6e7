"""Checks a linked program: every module's statements, against what all modules declare."""

import ast
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from elevate_tag.build.link import Module
from elevate_tag.build.subset.builtins import TEXT_METHODS
from elevate_tag.build.subset.declarations import declare
from elevate_tag.build.subset.reader import CallSite, Refuse
from elevate_tag.build.subset.statements import Statements
from elevate_tag.build.subset.types import Program

# Classes whose objects other scripts get to see: their names are part of the surface.
SHARED = ("Notification", "Site")


@dataclass(frozen=True)
class Refusal:
    """One place that must be written otherwise."""

    path: Path
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{os.path.relpath(self.path)}:{self.line}:{self.column + 1}: {self.message}"


@dataclass(frozen=True)
class Checked:
    """What the compiler needs to know of a program.

    ``text_calls`` are, per module, the calls of text methods, which the dialect rewrites;
    ``own_names`` the attributes and methods that nothing but the program's own classes has, which
    the minifier may shorten; ``classes`` the names of those.
    """

    refusals: list[Refusal]
    text_calls: dict[str, set[CallSite]]
    own_names: frozenset[str]
    classes: frozenset[str]


def check(modules: Sequence[Module]) -> Checked:
    """Check a linked program; no refusals means that it may be compiled."""
    refusals: list[Refusal] = []

    def refuse_in(module: Module) -> Refuse:
        def refuse(node: ast.AST, message: str) -> None:
            line, column = getattr(node, "lineno", 1), getattr(node, "col_offset", 0)
            refusals.append(Refusal(module.path, line, column, message))

        return refuse

    program = Program()
    for module in modules:
        declare(module, program)
    calls = {}
    own_names = set()
    platform_names = set(TEXT_METHODS)
    for module in modules:
        statements = Statements(module, program, refuse_in(module))
        if not module.native:
            statements.module()
        calls[module.name] = statements.expressions.text_calls
        platform_names |= statements.expressions.platform_names
    for name, known in program.classes.items():
        names = known.attributes.keys() | known.methods.keys() - {"__init__"}
        if name in SHARED:
            platform_names |= names
        own_names |= names
    return Checked(
        sorted(refusals, key=lambda r: (str(r.path), r.line, r.column)),
        calls,
        frozenset(own_names - platform_names),
        frozenset(program.classes),
    )
