"""Changes to somebody else's text that say what they expect to find.

A new version of that text must not be changed by accident: what a change looks for has to be there
as often as the change says, or nothing is built.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass


class PatchError(ValueError):
    """The text is not the one a change was written for; the message names the change."""


@dataclass(frozen=True)
class Patch:
    """Replace ``old`` by ``new`` in all of its ``times`` places."""

    name: str
    old: str
    new: str
    times: int = 1

    def apply(self, text: str) -> str:
        """The text with the change made; PatchError if it holds ``old`` more or less often."""
        found = text.count(self.old)
        if found != self.times:
            raise PatchError(_complaint(self.name, repr(self.old), found, self.times))
        return text.replace(self.old, self.new)


@dataclass(frozen=True)
class Cut:
    """Replace what begins with ``start`` and ends just before the next ``end`` by ``new``."""

    name: str
    start: str
    end: str
    new: str = ""

    def apply(self, text: str) -> str:
        """The text without that part; PatchError if it does not begin and end exactly once."""
        if text.count(self.start) != 1:
            raise PatchError(_complaint(self.name, repr(self.start), text.count(self.start), 1))
        before, _, rest = text.partition(self.start)
        if self.end not in rest:
            raise PatchError(_complaint(self.name, repr(self.end), 0, 1))
        return before + self.new + rest[rest.index(self.end) :]


@dataclass(frozen=True)
class Sweep:
    """Replace all that the expression ``pattern`` matches, ``times`` in number."""

    name: str
    pattern: str
    new: str
    times: int

    def apply(self, text: str) -> str:
        """The text with the change made; PatchError if there is more or less to change."""
        changed, found = re.subn(self.pattern, self.new, text)
        if found != self.times:
            raise PatchError(_complaint(self.name, self.pattern, found, self.times))
        return changed


Change = Patch | Cut | Sweep


def apply_all(changes: Iterable[Change], text: str) -> str:
    """Make the changes one after another."""
    for change in changes:
        text = change.apply(text)
    return text


def _complaint(name: str, wanted: str, found: int, expected: int) -> str:
    return (
        f"the code has changed, so the patch {name!r} must be looked at again: "
        f"found {wanted} {found} times, expected {expected}"
    )
