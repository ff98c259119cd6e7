"""PyScript's Python package, of what works without PyScript's page machinery."""

import json

from elevate_tag.build.packages import package_text

PACKAGE = "@pyscript/core"
BEFORE, AFTER = "export default ", ";"


def library() -> bytes:
    """The files of the package ``pyscript``, by name, as JSON."""
    text = package_text(PACKAGE, "src/stdlib/pyscript.js")
    start = text.index(BEFORE) + len(BEFORE)
    files: dict[str, str] = json.loads(text[start:].strip().removesuffix(AFTER))["pyscript"]
    return json.dumps(files, ensure_ascii=False, separators=(",", ":")).encode()
