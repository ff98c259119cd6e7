"""Reads a module's statements; what may not be written is refused where it stands."""

import ast

from elevate_tag.build.subset.bodies import Bodies, is_docstring
from elevate_tag.build.subset.builtins import TEXT_METHODS
from elevate_tag.build.subset.types import annotation, signature


class Statements(Bodies):
    """One module's constants, functions and classes; what is in functions is inherited."""

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
            elif isinstance(node, ast.ImportFrom) or is_docstring(node):
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
            elif not is_docstring(method):
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

    def _visit_functiondef(self, node: ast.FunctionDef) -> None:
        known = signature(node)
        kind = f"Callable[[{', '.join(known.parameters)}], {known.returns}]"
        self.expressions.locals[-1][node.name] = kind
        self._function(node)

    def _visit_nonlocal(self, node: ast.Nonlocal) -> None:
        """The enclosing function's variable keeps the type it was given there."""
