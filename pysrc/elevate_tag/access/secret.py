"""A text that goes where it must, and is seen nowhere else."""

import html
import re


class Secret:
    """Does not show itself when it is printed, logged or formatted: `shown` stands for it."""

    __slots__ = ("_shown", "_text")

    def __init__(self, text: str, shown: str) -> None:
        self._text = text
        self._shown = shown

    def __repr__(self) -> str:
        return self._shown

    def reveal(self) -> str:
        """The text itself, for a header."""
        return self._text

    def scrub(self, text: str) -> str:
        """`text` without it, should a server have put it into its answer.

        Also where its signs are written with escapes: who reads such an answer has the secret.
        """
        return re.sub("".join(map(_as_written, self._text)), lambda _: self._shown, text)


def _as_written(sign: str) -> str:
    """A pattern of all ways to write a sign: by itself, in JSON (also within JSON), HTML, a URL."""
    number, by_name = ord(sign), html.escape(sign)
    ways = [
        rf"\\{{1,3}}u(?i:{number:04x})",
        rf"%(?i:{number:02x})",
        rf"&#(?:0*{number}|[xX]0*(?i:{number:x}));",
        re.escape(sign),
    ]
    if sign in '"\\/':
        ways.insert(0, rf"\\{{1,3}}{re.escape(sign)}")
    if by_name != sign:
        ways.insert(0, by_name)
    return f"(?:{'|'.join(ways)})"
