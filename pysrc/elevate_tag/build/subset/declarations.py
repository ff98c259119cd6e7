"""What a module declares: the signatures that the others check their calls against."""

import ast

from elevate_tag.build.link import WITHOUT_CODE, Module
from elevate_tag.build.subset.types import ANY, Class, Program, signature


def declare(module: Module, program: Program) -> None:
    """Note a module's functions, classes and constants."""
    for node in module.tree.body:
        if isinstance(node, ast.FunctionDef):
            program.functions[node.name] = signature(node)
        elif isinstance(node, ast.ClassDef):
            known = program.classes.setdefault(node.name, Class())
            for method in node.body:
                if isinstance(method, ast.FunctionDef):
                    known.methods[method.name] = signature(method)
        elif isinstance(node, ast.ImportFrom) and node.module in WITHOUT_CODE:
            program.constants.update({alias.name: ANY for alias in node.names})
