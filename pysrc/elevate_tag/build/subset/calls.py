"""Calls: of functions and classes by position, of the text methods that every target knows."""

import ast

from elevate_tag.build.subset.builtins import TEXT_METHODS, Method
from elevate_tag.build.subset.reader import Reader
from elevate_tag.build.subset.types import ANY, callable_of, fits, item_of, without_none


class Calls(Reader):
    """The types of calls."""

    def _call(self, node: ast.Call) -> str:
        if node.keywords or any(isinstance(argument, ast.Starred) for argument in node.args):
            self.refuse(node, "keyword or starred arguments; pass values by position")
            return ANY
        given = [self.type_of(argument) for argument in node.args]
        if isinstance(node.func, ast.Attribute):
            return self._method_call(node, node.func, given)
        if isinstance(node.func, ast.Name):
            name = node.func.id
            if name == "len":
                if not (given and (given[0] == "str" or item_of(given[0]))):
                    self.refuse(node, f"len of {given}; only of a text or a list")
                return "int"
            if name in self.program.classes:
                init = self.program.classes[name].methods.get("__init__")
                # A class without one is refused where it stands.
                if init is not None:
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

    def _method_call(self, node: ast.Call, function: ast.Attribute, given: list[str]) -> str:
        base = without_none(self.type_of(function.value))
        if base == ANY:
            self.platform_names.add(function.attr)
            return ANY
        if base in self.program.classes:
            known = self.program.classes[base]
            method = known.methods.get(function.attr) or callable_of(
                known.attributes.get(function.attr, "")
            )
            if method:
                self._check_arguments(node, method.parameters, given)
                return method.returns
            return self.type_of(function)
        table = TEXT_METHODS.get(function.attr)
        if table is None or (base == "str") == (function.attr == "append"):
            return self._refused(node, function.attr)
        return self._text_call(node, function, table, given)

    def _text_call(
        self, node: ast.Call, function: ast.Attribute, method: Method, given: list[str]
    ) -> str:
        self.text_calls.add((node.lineno, node.col_offset, function.attr))
        if function.attr in ("split", "replace"):
            self._check_separator(node, function.attr)
        self._check_arguments(node, tuple(ANY if a == "*" else a for a in method.arguments), given)
        return method.result

    def _check_separator(self, node: ast.Call, method: str) -> None:
        """By an empty text Python's split fails, and JavaScript's gives letters."""
        first = node.args[0] if node.args else ast.Constant("")
        text = first.value if isinstance(first, ast.Constant) else None
        if not isinstance(text, str) or text == "":
            what = "nothing" if text == "" else f"{ast.unparse(first)}, which may be empty"
            self.refuse(node, f"{method} by {what}; write the text there, in quotes")

    def _check_arguments(self, node: ast.Call, wanted: tuple[str, ...], given: list[str]) -> None:
        if len(wanted) != len(given) or not all(map(fits, given, wanted)):
            name = ast.unparse(node.func)
            self.refuse(
                node,
                f"{name}({', '.join(given)}); it takes exactly ({', '.join(wanted)})",
            )
