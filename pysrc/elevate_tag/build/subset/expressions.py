"""The type of an expression, or why it may not be written."""

import ast
from collections.abc import Callable

from elevate_tag.build.subset.builtins import ADVICE, TEXT_METHODS, Method
from elevate_tag.build.subset.types import (
    ANY,
    NONE,
    NUMBERS,
    Program,
    callable_of,
    fits,
    item_of,
    without_none,
)

CallSite = tuple[int, int, str]
Refuse = Callable[[ast.AST, str], None]

# Integers beyond this are not exact in JavaScript.
LARGEST_INTEGER = 2**53 - 1


class Expressions:
    """Reads the expressions of one module. ``locals`` maps the names in scope to their types."""

    def __init__(self, program: Program, *, seam: bool, refuse: Refuse) -> None:
        self.program = program
        self.seam = seam
        self.refuse = refuse
        self.locals: list[dict[str, str]] = []
        self.text_calls: set[CallSite] = set()
        # Names of the page's objects' attributes: the minifier must leave them as they are.
        self.platform_names: set[str] = set()

    def type_of(self, node: ast.expr) -> str:
        """An expression's type; ``Any`` after a refusal, so that one mistake is told once."""
        reader = getattr(self, f"_{type(node).__name__.lower()}", None)
        return reader(node) if reader else self._refused(node, type(node).__name__)

    def condition(self, node: ast.expr) -> None:
        """What decides an if must be a bool: the truth of anything else differs."""
        kind = self.type_of(node)
        if kind != "bool" and not (self.seam and kind == ANY):
            self.refuse(
                node, f"a condition of type {kind}; compare it: is None, == '' or len() > 0"
            )

    def _refused(self, node: ast.AST, what: str) -> str:
        advice = ADVICE.get(what, f"{what} is not in the subset; see elevate_tag.build.subset")
        self.refuse(node, advice)
        return ANY

    # --- names and literals

    def _constant(self, node: ast.Constant) -> str:
        if node.value is None:
            return NONE
        if isinstance(node.value, int) and abs(node.value) > LARGEST_INTEGER:
            self.refuse(node, "an integer beyond 2**53, which JavaScript rounds; keep it as text")
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

    # --- operators

    def _unaryop(self, node: ast.UnaryOp) -> str:
        if isinstance(node.op, ast.Not):
            self.condition(node.operand)
            return "bool"
        kind = self.type_of(node.operand)
        if not isinstance(node.op, ast.USub) or kind not in NUMBERS:
            self.refuse(
                node, f"an operator on {kind}; only -number and not are the same everywhere"
            )
        return kind

    def _boolop(self, node: ast.BoolOp) -> str:
        for value in node.values:
            if self.type_of(value) != "bool":
                self.refuse(value, ADVICE["BoolOp"])
        return "bool"

    def _binop(self, node: ast.BinOp) -> str:
        left, right = self.type_of(node.left), self.type_of(node.right)
        if isinstance(node.op, ast.Add | ast.Sub | ast.Mult):
            if left in NUMBERS and right in NUMBERS:
                return "int" if left == right == "int" else "float"
            if isinstance(node.op, ast.Add) and left == right == "str":
                return "str"
            if self.seam and ANY in (left, right):
                return "str" if "str" in (left, right) else ANY
            self.refuse(
                node,
                f"an operator between {left} and {right}; both sides must be texts (+)"
                " or numbers (+ - *)",
            )
            return ANY
        if self.seam and isinstance(node.op, ast.Mod) and left == ANY:
            return ANY
        return self._refused(node, type(node.op).__name__)

    def _compare(self, node: ast.Compare) -> str:
        if len(node.ops) > 1:
            self.refuse(node, "a chained comparison; join two with and")
            return "bool"
        operator = node.ops[0]
        left, right = self.type_of(node.left), self.type_of(node.comparators[0])
        plain = {without_none(left), without_none(right)}
        if isinstance(operator, ast.Is | ast.IsNot):
            if right != NONE:
                self.refuse(node, "is with anything but None; write ==")
        elif isinstance(operator, ast.Eq | ast.NotEq):
            if not (plain in ({"str"}, {"bool"}) or plain <= set(NUMBERS)) and not (
                self.seam and ANY in plain
            ):
                self.refuse(
                    node, f"== between {left} and {right}; compare two texts or two numbers"
                )
        elif isinstance(operator, ast.In | ast.NotIn):
            self._refused(node, type(operator).__name__)
        elif not plain <= {*NUMBERS, ANY} or (ANY in plain and not self.seam):
            self.refuse(node, f"order between {left} and {right}; only numbers order alike")
        return "bool"

    def _ifexp(self, node: ast.IfExp) -> str:
        self.condition(node.test)
        kinds = [self.type_of(node.body), self.type_of(node.orelse)]
        if fits(kinds[0], kinds[1]):
            return kinds[0] if kinds[1] == ANY else kinds[1]
        if NONE in kinds:
            return f"{next(kind for kind in kinds if kind != NONE)} | None"
        return kinds[0] if fits(kinds[1], kinds[0]) else self._mixed(node, kinds)

    def _mixed(self, node: ast.AST, kinds: list[str]) -> str:
        self.refuse(node, f"either {kinds[0]} or {kinds[1]}; both ways must give one type")
        return ANY

    # --- parts of things

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
        if item_of(base) == "" or index != "int" or isinstance(node.slice, ast.UnaryOp):
            self.refuse(
                node,
                f"{base}[{index}]; index a list with an int from 0 (a missing key is "
                "undefined when compiled)",
            )
            return ANY
        return item_of(base)

    # --- calls

    def _call(self, node: ast.Call) -> str:
        if node.keywords or any(isinstance(argument, ast.Starred) for argument in node.args):
            self.refuse(node, "keyword or starred arguments; pass values by position")
            return ANY
        given = [self.type_of(argument) for argument in node.args]
        if isinstance(node.func, ast.Attribute):
            return self._method_call(node, node.func, given)
        if isinstance(node.func, ast.Name):
            name = node.func.id
            if name == "len" and self._is_local(name) is None:
                if not (given and (given[0] == "str" or item_of(given[0]))):
                    self.refuse(node, f"len of {given}; only of a text or a list")
                return "int"
            if name in self.program.classes:
                init = self.program.classes[name].methods["__init__"]
                self._check_arguments(node, init.parameters, given)
                return name
        kind = self.type_of(node.func)
        function = callable_of(kind)
        if function is not None:
            self._check_arguments(node, function.parameters, given)
            return function.returns
        if kind != ANY:
            self.refuse(node, f"a call of {kind}")
        return ANY

    def _is_local(self, name: str) -> str | None:
        return next((scope[name] for scope in self.locals if name in scope), None)

    def _method_call(self, node: ast.Call, function: ast.Attribute, given: list[str]) -> str:
        base = without_none(self.type_of(function.value))
        if base == ANY:
            self.platform_names.add(function.attr)
            return ANY
        if base in self.program.classes:
            method = self.program.classes[base].methods.get(function.attr)
            if method:
                self._check_arguments(node, method.parameters, given)
                return method.returns
            return self._attribute(function)
        table = TEXT_METHODS.get(function.attr)
        if table is None or (base == "str") == (function.attr == "append"):
            return self._refused(node, function.attr)
        return self._text_call(node, function, table, given)

    def _text_call(
        self, node: ast.Call, function: ast.Attribute, method: Method, given: list[str]
    ) -> str:
        self.text_calls.add((node.lineno, node.col_offset, function.attr))
        self._check_arguments(node, tuple(ANY if a == "*" else a for a in method.arguments), given)
        return method.result

    def _check_arguments(self, node: ast.Call, wanted: tuple[str, ...], given: list[str]) -> None:
        if len(wanted) != len(given) or not all(map(fits, given, wanted)):
            name = ast.unparse(node.func)
            self.refuse(
                node,
                f"{name}({', '.join(given)}); it takes exactly ({', '.join(wanted)})",
            )
