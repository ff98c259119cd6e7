"""The Api-Key, checked: text that no header can carry is a `PaymentError` that does not show it."""

from elevate_tag.access.api_key import ApiKey, odd_at
from elevate_tag.payments.errors import PaymentError


def checked(text: str) -> ApiKey:
    """The key of this text."""
    if not isinstance(text, str) or not text:
        raise PaymentError("api_key", "is empty: set it to the cluster's Api-Key")
    position = odd_at(text)
    if position is not None:
        raise PaymentError(
            "api_key",
            f"has U+{ord(text[position]):04X} at position {position}, which no key has; a line "
            "break at the end of a file, perhaps: strip it",
        )
    return ApiKey(text)
