"""One program out of its modules, in the order of their imports.

A bundle has one runtime, so the module ``elevate_tag.browser.runtime`` stands for one file of that
folder, or for all files of one folder in it; which one makes the target: ``compiled`` for
JavaScript, ``embedded`` for a Python runtime in the page. Names of all modules share the bundle's
scope and may not clash.
"""

import ast
from dataclasses import dataclass
from pathlib import Path

PACKAGE = "elevate_tag.browser"
SEAM = f"{PACKAGE}.runtime"
# The target whose seam is Python that nothing compiles.
EMBEDDED = "embedded"
# Declares the names that the page has.
JAVASCRIPT = f"{SEAM}.javascript"
# Names that need no code: the page has them, or they are for the type checker.
WITHOUT_CODE = (JAVASCRIPT, "typing", "collections.abc")


class LinkError(ValueError):
    """The modules do not make one program. The message has the file and the line."""


@dataclass(frozen=True)
class Module:
    """A module of the program: its dotted name, its file, its source and that parsed."""

    name: str
    path: Path
    source: str
    tree: ast.Module

    @property
    def runtime(self) -> bool:
        """Whether this is part of the seam, where the platform is spoken to directly."""
        return self.name.startswith(f"{SEAM}.")

    @property
    def native(self) -> bool:
        """Whether this is a seam that runs as the Python it is, and need not be in the subset."""
        return self.name.startswith(f"{SEAM}.{EMBEDDED}")

    def code(self) -> str:
        """The source without its imports and docstring, every other line where it was."""
        lines = self.source.splitlines()
        for node in self.tree.body:
            if isinstance(node, ast.Import | ast.ImportFrom) or _is_docstring(node):
                for number in range(node.lineno - 1, node.end_lineno or node.lineno):
                    lines[number] = ""
        return "\n".join(lines) + "\n"

    def imports(self) -> list[ast.ImportFrom]:
        """Its imports of code."""
        return [
            node
            for node in self.tree.body
            if isinstance(node, ast.ImportFrom) and node.module not in WITHOUT_CODE
        ]

    def names(self) -> list[tuple[str, int]]:
        """What it defines, with lines."""
        found: list[tuple[str, int]] = []
        for node in self.tree.body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                found.append((node.name, node.lineno))
            elif isinstance(node, ast.Assign | ast.AnnAssign):
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                found += [(t.id, node.lineno) for t in targets if isinstance(t, ast.Name)]
        return found


def link(root: Path, target: str, entry: str) -> list[Module]:
    """The modules that ``entry`` needs, itself last, each after those it imports.

    ``root`` is the folder that holds the package ``elevate_tag``; ``target`` names the runtime.
    Raises LinkError for an import of what is not there, a circle, two things of one name or one
    with a name of the page's, and what is no Python.
    """
    order: list[Module] = []
    seam = _seam(root, target)
    _visit(entry, root, seam, order, ())
    pages = _page_names(root)
    taken: dict[str, Module] = {}
    for module in order:
        for name, line in module.names():
            if name in pages:
                raise LinkError(
                    f"{module.path}:{line}: {name} is a name of the page's, in {JAVASCRIPT}; "
                    "the modules of a bundle share one scope with it: rename this one"
                )
            if name in taken:
                raise LinkError(
                    f"{module.path}:{line}: {name} is defined in {taken[name].name} too; "
                    "the modules of a bundle share one scope: rename one"
                )
            taken[name] = module
    for module in order:
        _check_imports(module, order, seam)
    return order


def _page_names(root: Path) -> set[str]:
    """The names that the page has, and that a module would take from all others of the bundle."""
    if not _path(JAVASCRIPT, root).is_file():
        return set()
    return {name for name, _ in _read(JAVASCRIPT, root).names()}


def _seam(root: Path, target: str) -> list[str]:
    """The modules that the seam's name stands for: the target's file, or those of its folder."""
    folder = root.joinpath(*SEAM.split("."), target)
    parts = sorted(path.stem for path in folder.glob("[!_]*.py"))
    return [f"{SEAM}.{target}.{part}" for part in parts] or [f"{SEAM}.{target}"]


def _visit(
    name: str, root: Path, seam: list[str], order: list[Module], above: tuple[str, ...]
) -> None:
    if name in above:
        raise LinkError(f"the imports go in a circle: {' → '.join([*above, name])}")
    if any(module.name == name for module in order):
        return
    module = _read(name, root)
    for node in module.imports():
        for needed in _meant(node, seam):
            _visit(needed, root, seam, order, (*above, name))
    order.append(module)


def _meant(node: ast.ImportFrom, seam: list[str]) -> list[str]:
    """The modules that an import means."""
    return seam if node.module == SEAM else [node.module or ""]


def _path(name: str, root: Path) -> Path:
    return root.joinpath(*name.split(".")).with_suffix(".py")


def _read(name: str, root: Path) -> Module:
    path = _path(name, root)
    if not name.startswith(PACKAGE) or not path.is_file():
        raise LinkError(f"{name} is no module of {PACKAGE}: a bundle has nothing else to import")
    source = path.read_text(encoding="utf-8")
    try:
        return Module(name, path, source, ast.parse(source, str(path)))
    except SyntaxError as error:
        raise LinkError(f"{path}:{error.lineno}: {error.msg}") from error


def _check_imports(module: Module, order: list[Module], seam: list[str]) -> None:
    """Each imported name must be defined where it is said to be, and keep its name."""
    for node in module.imports():
        meant = _meant(node, seam)
        defined = {name for other in order if other.name in meant for name, _ in other.names()}
        for alias in node.names:
            if alias.asname is not None or alias.name not in defined:
                raise LinkError(
                    f"{module.path}:{node.lineno}: cannot import {ast.unparse(node)!r}: "
                    f"{node.module} defines {', '.join(sorted(defined))}; import those, unrenamed"
                )


def _is_docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
