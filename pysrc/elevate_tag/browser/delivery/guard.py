"""The flood guard at work, for all pages of the shop together."""

from elevate_tag.browser.core.flood import full_after
from elevate_tag.browser.runtime import now, number_of, number_text, read_item, write_item

# Its bucket (``core.flood``).
FULL_AT = "elevate-tag.full"


class Guard:
    """One page's part in it: the acts that it ``refused``, and the bucket where storage is full."""

    def __init__(self) -> None:
        self.refused = 0
        self.full_at = 0.0

    def refuses(self) -> bool:
        """Whether one act more is more than any shopper does."""
        stored = number_of(read_item(FULL_AT))
        full_at = full_after(stored if stored > self.full_at else self.full_at, now())
        if full_at == 0:
            self.refused = self.refused + 1
            return True
        self.full_at = full_at
        write_item(FULL_AT, number_text(full_at))
        return False
