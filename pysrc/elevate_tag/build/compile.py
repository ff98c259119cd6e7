"""A program in Python to a script in JavaScript: link, check, translate, emit."""

from pathlib import Path

from pscript.parser0 import JSError

from elevate_tag.build.dialect import to_javascript
from elevate_tag.build.emit import Compiled, Script, emit
from elevate_tag.build.link import PACKAGE, Module, link
from elevate_tag.build.program import to_program
from elevate_tag.build.subset import Checked, check


class CompileError(ValueError):
    """PScript cannot translate a module; the message names it."""


class SubsetError(ValueError):
    """The source holds Python that would not mean the same when compiled; one line a place."""


def compile_script(root: Path, entry: str, template: str, **given: object) -> Script:
    """The program of ``browser/<entry>.py``, filled into a template of ``templates/``.

    ``root`` is the folder that holds the package. Raises LinkError, SubsetError or CompileError.
    """
    modules, checked = checked_program(root, "compiled", entry)
    compiled = [
        Compiled(
            module.path.relative_to(root).as_posix(), module.source, _compiled(module, checked)
        )
        for module in modules
    ]
    return emit(compiled, checked.own_names, template, **given)


def embedded_program(root: Path, entry: str = "embedded") -> str:
    """The program for a Python runtime in the page: one module of plain Python."""
    modules, _ = checked_program(root, "embedded", entry)
    return to_program(modules)


def checked_program(root: Path, target: str, entry: str) -> tuple[list[Module], Checked]:
    """A program's modules, in order, and what the check knows of them."""
    modules = link(root, target, f"{PACKAGE}.{entry}")
    checked = check(modules)
    if checked.refusals:
        raise SubsetError("\n".join(map(str, checked.refusals)))
    return modules, checked


def _compiled(module: Module, checked: Checked) -> str:
    try:
        return to_javascript(module.code(), checked.text_calls[module.name], checked.classes)
    except JSError as error:
        raise CompileError(f"{module.path}: {error}") from error
