"""Text from elsewhere on a terminal."""

import sys


def printable(text: str) -> str:
    """`text` with `?` for what a terminal would obey or not show: it may be a stranger's."""
    plain = "".join(each if each.isprintable() else "?" for each in text)
    encoding = sys.stdout.encoding or "utf-8"
    return plain.encode(encoding, "replace").decode(encoding)
