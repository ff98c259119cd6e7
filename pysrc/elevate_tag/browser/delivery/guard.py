"""The flood guard at work, for all pages of the shop together."""

from elevate_tag.browser.core.flood import full_after
from elevate_tag.browser.runtime import now, number_of, number_text, read_item
from elevate_tag.browser.shelf import Shelf

# Its bucket (``core.flood``), and that of impressions: many at once must not cost a click.
FULL_AT = "elevate-tag.full"
FULL_OF_ADS_AT = "elevate-tag.full-ads"


class Guard:
    """One page's part in it: the acts that it ``refused``, and the bucket where storage is full.

    ``name`` is the bucket's in localStorage.
    """

    def __init__(self, shelf: Shelf, name: str) -> None:
        self.shelf = shelf
        self.name = name
        self.refused = 0
        self.full_at = 0.0

    def refuses(self) -> bool:
        """Whether one act more is more than any shopper does."""
        stored = number_of(read_item(self.name))
        full_at = full_after(stored if stored > self.full_at else self.full_at, now())
        if full_at == 0:
            self.refused = self.refused + 1
            return True
        self.full_at = full_at
        self.shelf.write(self.name, number_text(full_at))
        return False
