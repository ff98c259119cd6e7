"""Reads a module's statements; what may not be written is refused where it stands."""

import ast

from pscript.parser1 import reserved_names
from pscript.parser3 import Parser3

from elevate_tag.build.link import Module
from elevate_tag.build.subset.builtins import ADVICE, TEXT_METHODS
from elevate_tag.build.subset.expressions import Expressions
from elevate_tag.build.subset.reader import Refuse
from elevate_tag.build.subset.types import ANY, Program, annotation, fits, item_of, signature

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


class Statements:
    """One module's statements."""

    def __init__(self, module: Module, program: Program, refuse: Refuse) -> None:
        self._module = module
        self._program = program
        self._refuse = refuse
        self._class = ""
        self._returns = ""
        self.expressions = Expressions(program, seam=module.runtime, refuse=refuse)

    def module(self) -> None:
        """Constants, functions and classes; nothing runs at import."""
        for node in self._module.tree.body:
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                self._plain(node.targets[0].id, node)
                self._program.constants[node.targets[0].id] = self.expressions.type_of(node.value)
            elif isinstance(node, ast.FunctionDef):
                self._function(node)
            elif isinstance(node, ast.ClassDef):
                self._class_of(node)
            elif isinstance(node, ast.ImportFrom) or _is_docstring(node):
                continue
            else:
                self._unknown(node, "a module holds constants, functions and classes only")

    def _class_of(self, node: ast.ClassDef) -> None:
        self._plain(node.name, node)
        if node.bases or node.decorator_list or node.keywords:
            self._refuse(node, "a base or decorator of a class; write a plain class")
        if "__init__" not in self._program.classes[node.name].methods:
            self._refuse(node, "a class without __init__; give it one that sets its attributes")
        self._class = node.name
        for method in node.body:
            if isinstance(method, ast.FunctionDef):
                if method.name in TEXT_METHODS:
                    self._refuse(method, f"a method called {method.name}, as texts have; rename it")
                self._function(method)
            elif not _is_docstring(method):
                self._unknown(method, "a class holds __init__ and methods only")
        self._class = ""

    def _function(self, node: ast.FunctionDef) -> None:
        arguments = node.args
        for name in (node.name, *(p.arg for p in arguments.args)):
            self._plain(name, node)
        if node.decorator_list:
            self._refuse(node, "a decorator; call the function inside another")
        if arguments.defaults or arguments.vararg or arguments.kwarg or arguments.kwonlyargs:
            self._refuse(node, "defaults, starred or keyword-only parameters; pass every value")
        scope = {p.arg: annotation(p.annotation) for p in arguments.args}
        if self._class and not self.expressions.locals:
            scope["self"] = self._class
        if "" in scope.values() or node.returns is None:
            self._refuse(node, "a parameter or result without a type; annotate it")
        outer = self._returns
        self._returns = annotation(node.returns)
        self.expressions.locals.append(scope)
        self._body(node.body)
        self.expressions.locals.pop()
        self._returns = outer

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

    # --- statements in a function

    def _visit_functiondef(self, node: ast.FunctionDef) -> None:
        known = signature(node)
        kind = f"Callable[[{', '.join(known.parameters)}], {known.returns}]"
        self.expressions.locals[-1][node.name] = kind
        self._function(node)

    def _visit_nonlocal(self, node: ast.Nonlocal) -> None:
        """The enclosing function's variable keeps the type it was given there."""

    def _visit_expr(self, node: ast.Expr) -> None:
        if not _is_docstring(node):
            self.expressions.type_of(node.value)

    def _visit_return(self, node: ast.Return) -> None:
        kind = self.expressions.type_of(node.value) if node.value else "None"
        if not fits(kind, self._returns):
            self._refuse(node, f"returns {kind} where {self._returns} is annotated")

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

    def _plain(self, name: str, node: ast.AST) -> None:
        if name in TAKEN or (name.startswith("__") and name != "__init__"):
            self._refuse(node, f"the name {name}, which means something else once compiled")

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
        else:
            self._refuse(node, "assignment to this; assign to a name or to self.name")

    def _scope_of(self, name: str) -> dict[str, str] | None:
        return next((s for s in reversed(self.expressions.locals) if name in s), None)

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


def _is_docstring(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )
