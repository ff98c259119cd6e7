"""What the checker knows of a program before it reads its bodies: signatures and classes.

A type is its annotation's text: ``str``, ``list[Act]``, ``Act | None``, ``Callable[[str], None]``.
"""

import ast
import re
from dataclasses import dataclass, field

ANY = "Any"
NONE = "None"
NUMBERS = ("int", "float")


@dataclass(frozen=True)
class Function:
    """A function's parameter types and what it returns."""

    parameters: tuple[str, ...]
    returns: str


@dataclass
class Class:
    """A class's methods (``__init__`` among them) and the types of its attributes."""

    methods: dict[str, Function] = field(default_factory=dict)
    attributes: dict[str, str] = field(default_factory=dict)


@dataclass
class Program:
    """Every module's names: they share one scope."""

    functions: dict[str, Function] = field(default_factory=dict)
    classes: dict[str, Class] = field(default_factory=dict)
    constants: dict[str, str] = field(default_factory=dict)


def signature(node: ast.FunctionDef) -> Function:
    """A function's types, ``self`` left out; what is not annotated is ``""``."""
    parameters = [p for p in node.args.args if p.arg != "self"]
    return Function(tuple(annotation(p.annotation) for p in parameters), annotation(node.returns))


def annotation(node: ast.expr | None) -> str:
    """An annotation's text."""
    return "" if node is None else ast.unparse(node)


def without_none(kind: str) -> str:
    """``Act | None`` → ``Act``."""
    return re.sub(r" \| None$", "", kind)


def item_of(kind: str) -> str:
    """``list[Act]`` → ``Act``; ``""`` for what is no list."""
    found = re.fullmatch(r"list\[(.*)\]", kind)
    return found[1] if found else ""


def callable_of(kind: str) -> Function | None:
    """``Callable[[str, int], None]`` → its signature."""
    if not kind.startswith("Callable["):
        return None
    match ast.parse(kind, mode="eval").body:
        case ast.Subscript(slice=ast.Tuple(elts=[ast.List(elts=parameters), returns])):
            return Function(tuple(map(ast.unparse, parameters)), ast.unparse(returns))
    return None


def fits(given: str, wanted: str) -> bool:
    """Whether a value of one type may stand where another is wanted.

    None is left to the type checker, which follows it through conditions.
    """
    given, wanted = without_none(given), without_none(wanted)
    if given in (wanted, NONE) or ANY in (given, wanted):
        return True
    if given in NUMBERS and wanted in NUMBERS:
        return True
    if item_of(given) and item_of(wanted):
        return fits(item_of(given), item_of(wanted))
    offered, asked = callable_of(given), callable_of(wanted)
    return (
        offered is not None
        and asked is not None
        and len(offered.parameters) == len(asked.parameters)
    )
