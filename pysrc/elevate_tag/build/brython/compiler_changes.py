"""What the compiler leaves out of the sections it takes, and how its output finds the runtime."""

from elevate_tag.build.patch import Change, Cut, Patch

COMPILER_CHANGES: dict[str, tuple[Change, ...]] = {
    "scripts": (
        Cut("which window", "var _window\n", "$B.parser={}"),
        Cut("the page's scripts", "$B.parse_options=", "})(__BRYTHON__);"),
    ),
    "syntax tree": (
        Patch(
            "constructors, made of text, that look for a global",
            "ast[kl]=Function(...arg_list,body)",
            "ast[kl]=Function('$B',`return function(${arg_list}){${body}}`)($B)",
        ),
    ),
    # The same in what it writes: the runtime is a parameter of compiled Python.
    "compiler, continued": (
        Patch("how a module begins", "var $B = __BRYTHON__,\\n    _b_", "var _b_"),
        Patch("how an interactive line begins", "var $B = __BRYTHON__,\\n_b_", "var _b_"),
    ),
}
