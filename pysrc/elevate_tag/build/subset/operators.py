"""Operators and conditions: where JavaScript and Python agree only if the types do."""

import ast

from elevate_tag.build.subset.builtins import ADVICE
from elevate_tag.build.subset.reader import Reader
from elevate_tag.build.subset.types import ANY, NONE, NUMBERS, fits, without_none


class Operators(Reader):
    """The types of operations."""

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
            if left.endswith(" | None") and right.endswith(" | None"):
                self.refuse(node, "== between two that may be None; ask for None first")
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
