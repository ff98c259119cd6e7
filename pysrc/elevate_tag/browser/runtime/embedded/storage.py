"""What the browser keeps for the site: localStorage and cookies."""

from elevate_tag.browser.runtime.javascript import bridge


def read_item(name: str) -> str:
    """A value of localStorage; ``""`` when there is none or storage is blocked."""
    return bridge.read_item(name)


def write_item(name: str, text: str) -> bool:
    """Store a value; ``False`` when storage is blocked or full."""
    return bridge.write_item(name, text)


def remove_item(name: str) -> None:
    """Forget a value."""
    bridge.remove_item(name)


def item_names(prefix: str) -> list[str]:
    """The names in localStorage that begin so, in order."""
    return bridge.item_list(prefix).split()


def write_cookie(name: str, value: str, domain: str) -> None:
    """Have a cookie of the domain and those below it, for a year."""
    bridge.write_cookie(name, value, domain)


def drop_cookie(name: str) -> None:
    """Have no such cookie, neither of this host nor of a domain above it."""
    bridge.drop_cookie(name)


def cookies() -> str:
    """The page's cookies that scripts may see."""
    return bridge.cookies()
