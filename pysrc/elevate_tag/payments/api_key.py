"""The Api-Key: it goes into one header, and is seen nowhere else."""

from elevate_tag.payments.errors import PaymentError

HIDDEN = "<Api-Key>"


class ApiKey:
    """A key that does not show itself when printed, logged or formatted.

    Raises `PaymentError` for text that no header can carry, without saying which text.
    """

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        if not isinstance(text, str) or not text:
            raise PaymentError("api_key", "is empty: set it to the cluster's Api-Key")
        for position, each in enumerate(text):
            if not "!" <= each <= "~":
                raise PaymentError(
                    "api_key",
                    f"has U+{ord(each):04X} at position {position}, which no key has; a line "
                    "break at the end of a file, perhaps: strip it",
                )
        self._text = text

    def __repr__(self) -> str:
        return HIDDEN

    def reveal(self) -> str:
        """The key itself, for the header."""
        return self._text

    def scrub(self, text: str) -> str:
        """`text` without the key, should a server have put it into its answer."""
        return text.replace(self._text, HIDDEN)
