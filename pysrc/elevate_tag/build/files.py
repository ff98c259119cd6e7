"""The files that a script makes, and names that may be cached for ever."""

import base64
import hashlib
from pathlib import PurePosixPath

from elevate_tag.build.emit import Script
from elevate_tag.build.minify import minify, minify_inline

# Hexadecimal digits: enough for the versions of one file.
HASH = 8

# What HTML takes for more than text inside of a script element.
NOT_INLINE = ("</script", "<script", "<!--")


class InlineError(ValueError):
    """A script that cannot stand in a page as it is; the message says what it holds."""


def hashed_name(name: str, content: bytes) -> str:
    """``boot.js`` → ``boot.01234567.js``, which changes with the content."""
    path = PurePosixPath(name)
    digest = hashlib.sha384(content).hexdigest()[:HASH]
    return str(path.with_name(f"{path.stem}.{digest}{path.suffix}"))


def integrity(content: bytes) -> str:
    """The subresource integrity of a file."""
    return "sha384-" + base64.b64encode(hashlib.sha384(content).digest()).decode()


def policy_hash(content: bytes) -> str:
    """What a Content-Security-Policy takes, in quotes, to allow an inline script."""
    return "sha256-" + base64.b64encode(hashlib.sha256(content).digest()).decode()


def inline_file(script: Script) -> bytes:
    """A script minified, to stand between tags byte for byte; InlineError where HTML forbids it."""
    code = minify_inline(script)
    for word in NOT_INLINE:
        if word in code.lower():
            raise InlineError(
                f"the inline script holds {word!r}, which HTML does not take for text"
            )
    return code.encode()


def script_files(script: Script, name: str) -> dict[str, bytes]:
    """A script minified, under its name and its hashed one, its readable twin, and their maps."""
    debug_name = str(PurePosixPath(name).with_suffix(".debug.js"))
    minified = minify(script, name=name, debug_name=debug_name)
    code = minified.code.encode()
    return {
        name: code,
        hashed_name(name, code): code,
        f"{name}.map": minified.map.encode(),
        debug_name: f"{script.code}//# sourceMappingURL={debug_name}.map\n".encode(),
        f"{debug_name}.map": minified.debug_map.encode(),
    }
