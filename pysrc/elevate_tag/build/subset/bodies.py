"""What a function does, statement by statement; a kind that has no method here is refused."""

import ast

from elevate_tag.build.subset.assignments import Assignments
from elevate_tag.build.subset.builtins import ADVICE
from elevate_tag.build.subset.types import ANY, fits, item_of


class Bodies(Assignments):
    """The bodies in one module; assignments are inherited."""

    def _body(self, body: list[ast.stmt]) -> None:
        for node in body:
            visit = getattr(self, f"_visit_{type(node).__name__.lower()}", None)
            if visit:
                visit(node)
            else:
                self._unknown(node, "")

    def _unknown(self, node: ast.AST, otherwise: str) -> None:
        name = type(node).__name__
        self._refuse(node, ADVICE.get(name) or otherwise or f"{name} is not in the subset")

    def _visit_expr(self, node: ast.Expr) -> None:
        if not is_docstring(node):
            self.expressions.type_of(node.value)

    def _visit_return(self, node: ast.Return) -> None:
        kind = self.expressions.type_of(node.value) if node.value else "None"
        if not fits(kind, self._returns):
            self._refuse(node, f"returns {kind} where {self._returns} is annotated")

    def _visit_if(self, node: ast.If) -> None:
        self.expressions.condition(node.test)
        self._body(node.body)
        self._body(node.orelse)

    def _visit_while(self, node: ast.While) -> None:
        self.expressions.condition(node.test)
        self._body(node.body)
        if node.orelse:
            self._refuse(node, "while … else; set a variable")

    def _visit_for(self, node: ast.For) -> None:
        kind = self.expressions.type_of(node.iter)
        if item_of(kind) == "" or not isinstance(node.target, ast.Name) or node.orelse:
            self._refuse(node, f"a loop over {kind}; write for name in a list, without else")
        self._assign(node.target, item_of(kind) or ANY, node)
        self._body(node.body)

    def _visit_break(self, node: ast.Break) -> None:
        """Ends a loop everywhere alike."""

    def _visit_continue(self, node: ast.Continue) -> None:
        """Goes on with a loop everywhere alike."""

    def _visit_pass(self, node: ast.Pass) -> None:
        """Does nothing everywhere alike."""

    def _visit_try(self, node: ast.Try) -> None:
        if not self._module.runtime:
            self._unknown(node, "")
            return
        plain = (
            len(node.handlers) == 1 and ast.unparse(node.handlers[0].type or node) == "Exception"
        )
        if not plain or node.orelse or node.finalbody:
            self._refuse(node, "try with anything but one `except Exception`")
        self._body(node.body)
        for handler in node.handlers:
            if handler.name:
                self._plain(handler.name, handler)
                self.expressions.locals[-1][handler.name] = ANY
            self._body(handler.body)


def is_docstring(node: ast.AST) -> bool:
    """Whether this only says something."""
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )
