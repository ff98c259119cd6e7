"""A text that goes where it must, and is seen nowhere else."""


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
        """`text` without it, should a server have put it into its answer."""
        return text.replace(self._text, self._shown)
