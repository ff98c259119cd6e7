"""Python to JavaScript for code that the subset check has passed.

PScript does the translating. Its own output must be ready for any Python, so it asks at run time
what the code leaves open: is this a list or a dict, is that empty, what does ``==`` mean here. The
subset check has settled those questions, so this dialect writes the plain JavaScript instead, and
needs none of PScript's run-time library.

Each statement carries a marker with its line, from which ``emit`` makes the source map.
"""

from collections.abc import Collection
from typing import Any

from pscript import commonast as nodes
from pscript.parser0 import JSError, unify
from pscript.parser3 import Parser3

from elevate_tag.build.subset.builtins import TEXT_METHODS
from elevate_tag.build.subset.reader import CallSite

STATEMENTS = (
    nodes.Assign,
    nodes.AugAssign,
    nodes.Expr,
    nodes.Return,
    nodes.If,
    nodes.For,
    nodes.While,
    nodes.Try,
    nodes.FunctionDef,
    nodes.ClassDef,
)

# The browser's own classes that the seam uses.
PLATFORM_CLASSES = ("CustomEvent", "Promise", "Proxy", "RegExp", "Uint8Array")


def marker(line: int) -> str:
    """What stands before a statement; no text of a program can hold it, as its sign is escaped."""
    return f"/*\ue000{line}*/"


def to_javascript(source: str, text_calls: set[CallSite], classes: Collection[str]) -> str:
    """Translate one module's source.

    ``text_calls`` are the calls made on text, not on the page; ``classes`` the program's own.
    Raises JSError for what PScript cannot translate.
    """
    parser = Dialect(source, text_calls, classes)
    if parser._std_functions or parser._std_methods:
        used = sorted(parser._std_functions | parser._std_methods)
        raise JSError("needs PScript's run-time library: " + ", ".join(used))
    return str(parser.dump())


class Dialect(Parser3):  # type: ignore[misc]  # PScript has no types
    """PScript's parser, with the plain form of each construct."""

    def __init__(self, source: str, text_calls: set[CallSite], classes: Collection[str]) -> None:
        self._text_calls = text_calls
        self._classes = {*classes, *PLATFORM_CLASSES}
        super().__init__(source, docstrings=False, inline_stdlib=False)

    @property
    def _pscript_overload(self) -> bool:
        return False

    def parse(self, node: Any) -> list[str]:
        """Mark each statement with its line."""
        parts: list[str] = super().parse(node)
        if isinstance(node, STATEMENTS) and parts and parts[0].startswith("\n"):
            head = parts[0][1:]
            code = head.lstrip(" ")
            parts[0] = f"\n{head[: len(head) - len(code)]}{marker(node.lineno)}{code}"
        return parts

    def parse_Assign(self, node: Any) -> list[str]:
        """A name is declared where it is first assigned; a module's names are constants."""
        target = node.target_nodes[0]
        value = self.parse(node.value_node)
        if isinstance(target, nodes.Name):
            return [self.lf(f"{self._declare(target.name)}{target.name} = "), *value, ";"]
        return [self.lf(), *self.parse(target), " = ", *value, ";"]

    def _declare(self, name: str) -> str:
        """What stands before a name's assignment: nothing but for the first."""
        if len(self._stack) == 1:
            return "const "
        if self.vars.is_known(name):
            return ""
        self.vars.add(name)
        return "var "

    def parse_Compare(self, node: Any) -> list[str]:
        """Both sides have one type, and None is JavaScript's null or undefined."""
        left, right = unify(self.parse(node.left_node)), unify(self.parse(node.right_node))
        plain = {"Eq": "===", "NotEq": "!==", "Is": "==", "IsNot": "!="}
        return [left, f" {plain.get(node.op) or self.COMP_OP[node.op]} ", right]

    def parse_Subscript(self, node: Any) -> list[str]:
        """An index or a slice, of the whole of what stands before it."""
        base = unify(self.parse(node.value_node))
        inside = "".join(self.parse(node.slice_node))
        if isinstance(node.slice_node, nodes.Slice):
            return [f"{base}.slice({inside})"]
        return [f"{base}[{inside}]"]

    def parse_Call(self, node: Any) -> list[str]:
        """Calls are positional; a class is called with ``new``."""
        arguments = ["".join(self.parse(argument)) for argument in node.arg_nodes]
        function = node.func_node
        if isinstance(function, nodes.Attribute):
            base = unify(self.parse(function.value_node))
            if (node.lineno, node.col_offset, function.attr) in self._text_calls:
                return [TEXT_METHODS[function.attr].javascript(base, arguments)]
            name = f"{base}.{function.attr}"
        else:
            name = unify(self.parse(function))
            if name == "len":
                return [unify(arguments[0]), ".length"]
        new = "new " if name in self._classes else ""
        return [f"{new}{name}({', '.join(arguments)})"]

    def parse_For(self, node: Any) -> list[str]:
        """A loop is over a list."""
        name = node.target_node.name
        before = self.lf(
            f"for ({self._declare(name)}{name} of {unify(self.parse(node.iter_node))}) {{"
        )
        self._indent += 1
        body = [part for child in node.body_nodes for part in self.parse(child)]
        self._indent -= 1
        return [before, *body, self.lf("}")]

    def parse_Return(self, node: Any) -> list[str]:
        """Without a value, as it stands."""
        if node.value_node is None:
            return [self.lf("return;")]
        return [self.lf("return "), *self.parse(node.value_node), ";"]

    def parse_ExceptHandler(self, node: Any) -> list[str]:
        """Only ``except Exception`` comes here, so it catches all."""
        if node.name:
            self.vars.add(node.name)
        return [part for child in node.body_nodes for part in self.parse(child)]

    def parse_Try(self, node: Any) -> list[str]:
        """One handler, which takes the error under its own name."""
        self._indent += 1
        tried = [part for child in node.body_nodes for part in self.parse(child)]
        handler = node.handler_nodes[0]
        handled = self.parse(handler)
        self._indent -= 1
        caught = f"catch ({handler.name}) {{" if handler.name else "catch {"
        return [self.lf("try {"), *tried, self.lf("} " + caught), *handled, self.lf("}")]

    def parse_FunctionDef(self, node: Any, lambda_: bool = False, asyn: bool = False) -> list[str]:
        """A function of the module is declared; one inside another keeps its ``this``."""
        parameters = [argument.name for argument in node.arg_nodes if argument.name != "self"]
        listed = ", ".join(parameters)
        in_class = self._stack[-1][0] == "class"
        nested = self._stack[-1][0] == "function"
        if in_class:
            head, tail = (
                f"{'constructor' if node.name == '__init__' else node.name}({listed}) {{",
                "}",
            )
        elif nested:
            head, tail = f"{self._declare(node.name)}{node.name} = ({listed}) => {{", "};"
        else:
            head, tail = f"function {node.name}({listed}) {{", "}"
        before = self.lf(head)
        self._indent += 1
        self.push_stack("function", node.name)
        for name in parameters:
            self.vars.add(name)
        self.pop_docstring(node)
        body = [part for child in node.body_nodes for part in self.parse(child)]
        self.pop_stack()
        self._indent -= 1
        return [before, *body, self.lf(tail)]

    def parse_ClassDef(self, node: Any) -> list[str]:
        """A class is JavaScript's own."""
        before = self.lf(f"class {node.name} {{")
        self.pop_docstring(node)
        self._indent += 1
        self.push_stack("class", node.name)
        body = [part for child in node.body_nodes for part in self.parse(child)]
        self.pop_stack()
        self._indent -= 1
        return [before, *body, self.lf("}")]
