"""What reading an expression needs: the program, the names in scope, and where to complain."""

import ast
from collections.abc import Callable

from elevate_tag.build.subset.builtins import ADVICE
from elevate_tag.build.subset.types import ANY, Program

# Where a call of a text method stands: line, column of the expression, method.
CallSite = tuple[int, int, str]
Refuse = Callable[[ast.AST, str], None]


class Reader:
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
