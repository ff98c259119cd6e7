"""The files of ``web/dist/pyscript``."""

import base64
import json
from pathlib import Path

from elevate_tag.browser.version import VERSION
from elevate_tag.build.compile import compile_script, embedded_program
from elevate_tag.build.files import hashed_name
from elevate_tag.build.loader import loader_files
from elevate_tag.build.minify import minify_module
from elevate_tag.build.more import more_files, more_name
from elevate_tag.build.pyscript import library, micropython, pyodide
from elevate_tag.build.pyscript.licences import licences
from elevate_tag.build.templates import script_template


def pyscript_files(root: Path) -> dict[str, bytes]:
    """Every file by name: the loader, what boots either interpreter, and these themselves."""
    program = embedded_program(root)
    bridge = compile_script(root, "runtime.bridge", "part.js.j2").code
    more = more_files(root)
    files = {f"pyodide/{name}": content for name, content in pyodide.files().items()}

    def add(name: str, content: bytes) -> str:
        hashed = hashed_name(name, content)
        files[hashed] = content
        return hashed

    library_name = add("library.json", library.library())
    library_part = script_template("pyscript-library.js.j2").render(library=library_name)

    def boot(name: str, template: str, **given: str) -> str:
        runtime = script_template(template).render(library=library_part, **given)
        text = script_template("boot.js.j2").render(
            runtime=runtime, program=bridge, more=more_name(more), version=VERSION
        )
        return add(name, minify_module(text).encode())

    boots = {
        "": boot(
            "micropython.js",
            "micropython.js.j2",
            micropython=micropython.loader(),
            wasm=add("micropython.wasm", micropython.wasm()),
            program=base64.b64encode(micropython.bytecode(program)).decode(),
        ),
        "pyodide": boot(
            "pyodide.js",
            "pyodide.js.j2",
            program=json.dumps(program),
        ),
    }
    files["LICENCES.txt"] = licences().encode()
    return loader_files(root, boots) | more | files
