"""The methods of text and lists that are known to mean the same in every target."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Method:
    """A method: its arguments' types, its result's, and the same in JavaScript."""

    arguments: tuple[str, ...]
    result: str
    javascript: Callable[[str, list[str]], str]


def _renamed(name: str) -> Callable[[str, list[str]], str]:
    return lambda base, arguments: f"{base}.{name}({', '.join(arguments)})"


TEXT_METHODS = {
    "endswith": Method(("str",), "bool", _renamed("endsWith")),
    "lower": Method((), "str", _renamed("toLowerCase")),
    # JavaScript's replace() replaces once and reads $ in the replacement.
    "replace": Method(
        ("str", "str"), "str", lambda base, given: f"{base}.split({given[0]}).join({given[1]})"
    ),
    "split": Method(("str",), "list[str]", _renamed("split")),
    "startswith": Method(("str",), "bool", _renamed("startsWith")),
    # Pages patch push().
    "append": Method(("*",), "None", lambda base, given: f"{base}[{base}.length] = {given[0]}"),
}

# What people reach for first, and what to write instead.
ADVICE = {
    "BoolOp": "and/or of anything but conditions; write an if or a conditional expression",
    "DictComp": "a dict comprehension; write a loop",
    "GeneratorExp": "a generator expression; write a loop",
    "JoinedStr": "an f-string (its formatter would outweigh the bundle); join with +",
    "Lambda": "a lambda; write a function inside the function",
    "ListComp": "a list comprehension (its variables leak when compiled); write a loop",
    "SetComp": "a set; write a list",
    "Set": "a set; write a list",
    "Dict": "a dict (digit-like keys change order, prototype names seem to be keys); write a class",
    "Tuple": "a tuple (it would equal a list); write a small class",
    "Starred": "a starred argument; pass the values",
    "NamedExpr": "a walrus; assign first",
    "Await": "await; pass a function to call later",
    "Yield": "a generator; build a list",
    "Delete": "del; build a new list",
    "Raise": "raise (nothing may be thrown into the page); return a value that says it",
    "Try": "try outside the runtime seam; wrap the platform's call there and return a value",
    "With": "with; the page has nothing to close",
    "Match": "match; write if and elif",
    "Global": "global; keep state in a class or in a function's scope",
    "Assert": "assert (it would throw into the page); return a value that says it",
    "Import": "import; write from elevate_tag.browser… import …",
    "AsyncFunctionDef": "async; pass a function to call later",
    "In": "in (a dict's prototype names seem to be in it); write a loop or a text method",
    "NotIn": "not in (a dict's prototype names seem to be in it); write a loop or a text method",
    "Mod": "% (negative numbers differ); compare instead",
    "FloorDiv": "// ; not needed so far",
    "Div": "/ ; not needed so far",
    "Pow": "** ; multiply",
    "str": "str() (True, None and lists print differently); keep text as text",
    "int": "int(); keep numbers as numbers",
    "sorted": "sorted() (numbers would sort as text); keep things in order",
    "sort": ".sort() (numbers would sort as text); keep things in order",
    "isinstance": "isinstance(); annotate, so that the type is known",
    "range": "range(); loop over the list itself",
    "enumerate": "enumerate(); count in a variable",
    "zip": "zip(); keep the pairs in a small class",
    "print": "print(); use the seam's log",
    "get": ".get(); a missing key is undefined when compiled: write a class",
    "format": ".format() ; join with +",
    "removeprefix": ".removeprefix() (MicroPython lacks it); slice with len()",
    "removesuffix": ".removesuffix() (MicroPython lacks it); slice with a negative index",
    "encode": ".encode(); leave bytes to the platform",
    "strip": ".strip() (MicroPython knows ASCII's white space only); use the seam's trim",
    "title": ".title() (MicroPython lacks it); write it as it should read",
    "round": "round() (halves round differently); compare instead",
}
