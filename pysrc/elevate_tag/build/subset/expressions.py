"""The type of an expression, or why it may not be written."""

import ast
import math

from elevate_tag.build.subset.calls import Calls
from elevate_tag.build.subset.operators import Operators
from elevate_tag.build.subset.types import ANY, NONE, fits, item_of, without_none

# Integers beyond this are not exact in JavaScript.
LARGEST_INTEGER = 2**53 - 1


class Expressions(Operators, Calls):
    """Names, literals and parts of things; operators and calls are inherited."""

    def _constant(self, node: ast.Constant) -> str:
        if node.value is None:
            return NONE
        if isinstance(node.value, int) and abs(node.value) > LARGEST_INTEGER:
            self.refuse(node, "an integer beyond 2**53, which JavaScript rounds; keep it as text")
        if isinstance(node.value, float) and math.isinf(node.value):
            self.refuse(node, "a number too large for any target")
        if isinstance(node.value, bool | int | float | str):
            return type(node.value).__name__
        return self._refused(node, type(node.value).__name__)

    def _name(self, node: ast.Name) -> str:
        for scope in reversed(self.locals):
            if node.id in scope:
                return scope[node.id]
        program = self.program
        if node.id in program.constants:
            return program.constants[node.id]
        if node.id in program.functions:
            function = program.functions[node.id]
            return f"Callable[[{', '.join(function.parameters)}], {function.returns}]"
        return self._refused(node, node.id)

    def _list(self, node: ast.List) -> str:
        kinds = [self.type_of(item) for item in node.elts]
        if any(not fits(kind, kinds[0]) for kind in kinds):
            self.refuse(node, "a list of several types; write a class")
        return f"list[{kinds[0] if kinds else ANY}]"

    def _dict(self, node: ast.Dict) -> str:
        if not self.seam:
            return self._refused(node, "Dict")
        for key, value in zip(node.keys, node.values, strict=True):
            if not (isinstance(key, ast.Constant) and str(key.value).isidentifier()):
                self.refuse(node, "a dict for the platform has plain words as keys")
            else:
                self.platform_names.add(str(key.value))
            self.type_of(value)
        return ANY

    def _attribute(self, node: ast.Attribute) -> str:
        base = without_none(self.type_of(node.value))
        if base == ANY:
            self.platform_names.add(node.attr)
            return ANY
        known = self.program.classes.get(base)
        if known and node.attr in known.attributes:
            return known.attributes[node.attr]
        if known and node.attr in known.methods:
            self.refuse(node, "a method as a value (it would lose its self); call it in a function")
            return ANY
        self.refuse(node, f"{base} has no attribute {node.attr} that every target knows")
        return ANY

    def _subscript(self, node: ast.Subscript) -> str:
        base = without_none(self.type_of(node.value))
        if isinstance(node.slice, ast.Slice):
            if node.slice.step is not None:
                self.refuse(node, "a slice with a step; MicroPython lacks it: write a loop")
            for bound in (node.slice.lower, node.slice.upper):
                if bound is not None and self.type_of(bound) != "int":
                    self.refuse(bound, "a slice's bound must be an int")
            if base != "str":
                self.refuse(node, f"a slice of {base}; only text slices alike")
            return base
        index = self.type_of(node.slice)
        if base == ANY and self.seam:
            return ANY
        constant = isinstance(node.slice, ast.Constant)
        if item_of(base) == "" or index != "int" or not constant:
            self.refuse(
                node,
                f"{base}[{index}]; index a list with a whole number from 0 (what is missing is "
                "undefined when compiled)",
            )
            return ANY
        return item_of(base)
