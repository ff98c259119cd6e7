"""One Python module out of a linked program, for the runtimes that run Python in the page."""

import ast
from collections.abc import Sequence
from typing import TypeVar

from elevate_tag.build.link import Module

# What the program imports: the functions of ``browser.runtime.bridge``, under the seam's name.
HEAD = "import elevate_bridge as bridge\n"


def to_program(modules: Sequence[Module]) -> str:
    """The modules one after the other, without imports, docstrings and annotations.

    Raises nothing of its own: what ``link`` and ``check`` have passed can be joined.
    """
    bare = Bare()
    return HEAD + "\n".join(ast.unparse(bare.visit(ast.parse(m.source))) for m in modules) + "\n"


Body = TypeVar("Body", ast.Module, ast.ClassDef, ast.FunctionDef)


class Bare(ast.NodeTransformer):
    """Takes out what only people and type checkers read."""

    def visit_Module(self, node: ast.Module) -> ast.Module:
        """Without its imports: all it imports is in the same module now."""
        node.body = [n for n in node.body if not isinstance(n, ast.Import | ast.ImportFrom)]
        return self._undocumented(node)

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.ClassDef:
        """Without its docstring."""
        return self._undocumented(node)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.FunctionDef:
        """Without its docstring and its types."""
        node.returns = None
        arguments = node.args
        for argument in [*arguments.args, arguments.vararg, arguments.kwarg]:
            if argument is not None:
                argument.annotation = None
        return self._undocumented(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.Assign:
        """A plain assignment; the subset has no declaration without a value."""
        assert node.value is not None  # noqa: S101 - refused by the subset check
        return ast.copy_location(ast.Assign([node.target], node.value), node)

    def _undocumented(self, node: Body) -> Body:
        self.generic_visit(node)
        if ast.get_docstring(node, clean=False) is not None:
            node.body = node.body[1:] or [ast.Pass()]
        return node
