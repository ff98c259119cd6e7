"""Text from elsewhere on a terminal."""


def printable(text: str) -> str:
    """`text` with `?` for what a terminal would obey or not show: it may be a stranger's."""
    return "".join(each if each.isprintable() else "?" for each in text)
