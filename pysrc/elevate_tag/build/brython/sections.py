"""brython.js in sections, and which of them make the runtime and which the compiler.

The file is many source files in a row. A section begins where its first words stand and ends where
the next section begins; the words must stand there exactly once, and in this order.
"""

from elevate_tag.build.patch import PatchError

HEAD = "(function($B){"
STRICT_HEAD = '(function($B){"use strict";\nvar _b_=$B.builtins\n'
BUILTINS_HEAD = "(function($B){var _b_=$B.builtins\n"

STARTS = {
    "prologue": "// brython.js brython.info\n",
    "setup": HEAD + "\n$B.isWebWorker=",
    "types": BUILTINS_HEAD + "$B.builtin_types={}",
    "stdlib": "__BRYTHON__.stdlib = {}\n",
    "unicode": '$B.unicode={"No_digits"',
    "version": "__BRYTHON__.implementation=",
    "tokens": HEAD + "const tokens=['ENDMARKER'",
    "tokenizer": BUILTINS_HEAD + "function is_whitespace(char)",
    "loaders": BUILTINS_HEAD + "if($B.VFS_timestamp &&",
    "core": HEAD + "var _b_=$B.builtins,_window=globalThis,isWebWorker=",
    "files": STRICT_HEAD + "function make_lines(self)",
    "builtins": STRICT_HEAD + "_b_.__debug__=false\n",
    "eval": BUILTINS_HEAD + "var $$eval=_b_.eval=",
    "values": BUILTINS_HEAD + "var DEFAULT_MIN_MERGE=32\n",
    "import": HEAD + "var _b_=$B.builtins,_window=globalThis\n$B.namespace=",
    "modules": BUILTINS_HEAD + "$B.imported[$B.OB_TYPE]=_b_.dict\n",
    "scripts": STRICT_HEAD + "var _window\n",
    "globals": "globalThis.brython=",
    "syntax tree": "__BRYTHON__.ast_classes={",
    "finish types": BUILTINS_HEAD + "function wrap(dunder,nb_args)",
    "compiler": BUILTINS_HEAD + "function ast_dump(tree,indent)",
    "names": "function resolve_in_namespace(name,ns)",
    "compiler, continued": 'var $operators=$B.op2method.subset("all")\n',
    "docstrings": "var docs={",
}

# Dropped: "prologue" and "globals" touch the page, "stdlib" and "loaders" fetch modules, "files"
# opens URLs as files, "docstrings" are the built-in functions' own.
RUNTIME = (
    *("setup", "types", "unicode", "version", "tokenizer", "core", "builtins", "values"),
    *("import", "modules", "names", "finish types"),
)
COMPILER = (
    *("tokens", "tokenizer", "eval", "scripts", "syntax tree"),
    *("compiler", "compiler, continued"),
)


def split(text: str) -> dict[str, str]:
    """The sections by name; PatchError when one does not begin where it used to."""
    places: list[int] = []
    for name, start in STARTS.items():
        found = text.count(start)
        place = text.find(start)
        if found != 1 or (places and place < places[-1]):
            raise PatchError(
                f"brython.js has changed: its section {name!r}, which begins with {start!r}, "
                f"is found {found} times or in another place"
            )
        places.append(place)
    ends = [*places[1:], len(text)]
    return {name: text[place:end] for name, place, end in zip(STARTS, places, ends, strict=True)}
