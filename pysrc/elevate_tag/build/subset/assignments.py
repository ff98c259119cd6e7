"""Names and what is assigned to them: a name keeps its type, and means the same everywhere."""

import ast

from pscript.parser1 import reserved_names
from pscript.parser3 import Parser3

from elevate_tag.build.link import Module
from elevate_tag.build.subset.expressions import Expressions
from elevate_tag.build.subset.reader import Refuse
from elevate_tag.build.subset.types import ANY, Program, annotation, fits

# Words of JavaScript's, and names for which PScript has a meaning of its own.
TAKEN = {
    *reserved_names,
    *Parser3.NAME_MAP,
    *(name.removeprefix("function_") for name in dir(Parser3) if name.startswith("function_")),
    "arguments",
    "constructor",
    "eval",
    "false",
    "null",
    "prototype",
    "super",
    "this",
    "true",
    "undefined",
} - {"self"}


class Assignments:
    """The assignments in one module."""

    def __init__(self, module: Module, program: Program, refuse: Refuse) -> None:
        self._module = module
        self._program = program
        self._refuse = refuse
        self._class = ""
        self._returns = ""
        self.expressions = Expressions(program, seam=module.runtime, refuse=refuse)

    def _plain(self, name: str, node: ast.AST) -> None:
        if name in TAKEN or (name.startswith("__") and name != "__init__"):
            self._refuse(node, f"the name {name}, which means something else once compiled")

    def _visit_assign(self, node: ast.Assign) -> None:
        if len(node.targets) > 1:
            self._refuse(node, "a chained assignment; assign one after the other")
        self._assign(node.targets[0], self.expressions.type_of(node.value), node)

    def _visit_annassign(self, node: ast.AnnAssign) -> None:
        if node.value is None:
            self._refuse(node, "a declaration without a value; assign one")
            return
        kind = self.expressions.type_of(node.value)
        if not fits(kind, annotation(node.annotation)):
            self._refuse(node, f"assigns {kind} where {annotation(node.annotation)} is annotated")
        self._assign(node.target, annotation(node.annotation), node)

    def _visit_augassign(self, node: ast.AugAssign) -> None:
        target = ast.copy_location(ast.parse(ast.unparse(node.target), mode="eval").body, node)
        value = ast.copy_location(ast.BinOp(target, node.op, node.value), node)
        self._assign(node.target, self.expressions.type_of(ast.fix_missing_locations(value)), node)

    def _assign(self, target: ast.expr, kind: str, node: ast.stmt) -> None:
        if isinstance(target, ast.Name):
            self._plain(target.id, node)
            known = self._scope_of(target.id)
            if known is not None and not fits(kind, known[target.id]):
                self._refuse(
                    node, f"{target.id} was {known[target.id]} and becomes {kind}; use another name"
                )
            elif known is None:
                self.expressions.locals[-1][target.id] = kind
        elif isinstance(target, ast.Attribute):
            self._plain(target.attr, node)
            base = self.expressions.type_of(target.value)
            if base == self._class and base in self._program.classes:
                attributes = self._program.classes[base].attributes
                if not fits(kind, attributes.setdefault(target.attr, kind)):
                    self._refuse(node, f"self.{target.attr} was {attributes[target.attr]}")
            elif not (base == ANY and self._module.runtime):
                self._refuse(node, "an attribute of something else than self; write a method")
        elif not self._is_of_the_page(target):
            self._refuse(node, "assignment to this; assign to a name or to self.name")

    def _is_of_the_page(self, target: ast.expr) -> bool:
        """Whether the seam assigns to something under a name that it computes."""
        if not (self._module.runtime and isinstance(target, ast.Subscript)):
            return False
        self.expressions.type_of(target.slice)
        return self.expressions.type_of(target.value) == ANY

    def _scope_of(self, name: str) -> dict[str, str] | None:
        return next((s for s in reversed(self.expressions.locals) if name in s), None)
