"""The files of ``web/dist/brython``."""

from pathlib import Path

from elevate_tag.browser.version import VERSION
from elevate_tag.build.brython.licence import licence
from elevate_tag.build.brython.program import compile_program
from elevate_tag.build.brython.runtime import compiler_module, runtime_script
from elevate_tag.build.compile import compile_script, embedded_program
from elevate_tag.build.files import hashed_name
from elevate_tag.build.loader import loader_files
from elevate_tag.build.minify import minify_module
from elevate_tag.build.more import more_files, more_name
from elevate_tag.build.templates import script_template


def brython_files(root: Path) -> dict[str, bytes]:
    """Every file by name: the loader, Brython with the program, and its compiler."""
    more = more_files(root)
    compiler = compiler_module().encode()
    compiler_name = hashed_name("compiler.js", compiler)
    runtime = script_template("brython.js.j2").render(
        program=compile_program(embedded_program(root), "elevate_tag"), compiler=compiler_name
    )
    text = script_template("boot.js.j2").render(
        runtime=runtime,
        program=compile_script(root, "runtime.bridge", "part.js.j2").code,
        more=more_name(more),
        version=VERSION,
    )
    boot = (runtime_script() + minify_module(text)).encode()
    boot_name = hashed_name("brython.js", boot)
    return {
        **loader_files(root, {"": boot_name}),
        **more,
        boot_name: boot,
        compiler_name: compiler,
        "LICENCES.txt": licence().encode(),
    }
