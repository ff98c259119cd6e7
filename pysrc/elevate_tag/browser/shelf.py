"""What may be kept on the visitor's device."""

from elevate_tag.browser.runtime import write_item


class Shelf:
    """Where the tag keeps things, as long as it is ``open``: as the visitor agreed to that."""

    def __init__(self) -> None:
        self.is_open = False

    def turn(self, is_open: bool) -> None:
        """From now on it is open, or not."""
        self.is_open = is_open

    def write(self, name: str, text: str) -> bool:
        """Store a value; ``False`` where nothing may be kept, or storage is blocked or full."""
        return self.is_open and write_item(name, text)
