"""A page made of parts that are tried one after another."""

from collections.abc import Mapping
from string import Template
from typing import Any


def numbered(parts: Mapping[str, str | tuple[str, Any]]) -> str:
    """All of them: a part, or what stands first in one, is HTML.

    Its `$it` is `it0` in the first, `it1` in the next, and `$ticket` the part's name.
    """
    whole = ""
    for number, (name, part) in enumerate(parts.items()):
        html = part if isinstance(part, str) else part[0]
        whole += Template(html).substitute(it=f"it{number}", ticket=name)
    return whole
