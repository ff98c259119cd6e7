"""Brython's licence, which its runtime carries.

The wheel brings no licence file. The text is the one at the top of Brython's repository
(``LICENCE.txt`` of github.com/brython-dev/brython): BSD, three clauses.
"""

from pathlib import Path

from elevate_tag.build.brython.upstream import VERSION

FILE = Path(__file__).with_name("LICENCE.txt")


def licence() -> str:
    """The whole text, to be served beside the files that hold Brython."""
    return FILE.read_text(encoding="utf-8")


def banner() -> str:
    """The comment at the top of those files."""
    holder = next(line for line in licence().splitlines() if line.startswith("Copyright"))
    return f"/*! Brython {VERSION} (brython.info). {holder}. BSD 3-Clause, see LICENCE.txt. */\n"
