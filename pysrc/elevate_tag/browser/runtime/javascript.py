"""Names that JavaScript has in every page, for the type checker.

In the compiled bundle they are the browser's own; in CPython nobody calls them.
"""

from typing import Any

Array: Any = None
CustomEvent: Any = None
Date: Any = None
Math: Any = None
Object: Any = None
Promise: Any = None
Proxy: Any = None
Reflect: Any = None
RegExp: Any = None
Uint8Array: Any = None
JSON: Any = None
addEventListener: Any = None  # noqa: N816 - the name is JavaScript's
console: Any = None
document: Any = None
decodeURIComponent: Any = None  # noqa: N816 - the name is JavaScript's
encodeURIComponent: Any = None  # noqa: N816 - the name is JavaScript's
escape: Any = None
location: Any = None
navigator: Any = None
parseFloat: Any = None  # noqa: N816 - the name is JavaScript's
performance: Any = None
removeEventListener: Any = None  # noqa: N816 - the name is JavaScript's
sessionStorage: Any = None  # noqa: N816 - the name is JavaScript's
undefined: Any = None
unescape: Any = None
window: Any = None

# Of the templates: imports the file that boots the runtime, or the second file; and, in such a
# runtime, the booting file's functions (``runtime.bridge``).
import_boot: Any = None
import_more: Any = None
bridge: Any = None
