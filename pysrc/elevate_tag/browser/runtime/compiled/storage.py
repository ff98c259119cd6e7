"""What the browser keeps for the site: localStorage and cookies."""

from elevate_tag.browser.runtime.javascript import document, window


def read_item(name: str) -> str:
    """A value of localStorage; ``""`` when there is none or storage is blocked."""
    try:
        text = window.localStorage.getItem(name)
        return "" if text is None else text
    except Exception:
        return ""


def write_item(name: str, text: str) -> bool:
    """Store a value; ``False`` when storage is blocked or full."""
    try:
        window.localStorage.setItem(name, text)
        return True
    except Exception:
        return False


def cookies() -> str:
    """The page's cookies that scripts may see; ``""`` in a sandboxed frame."""
    try:
        return document.cookie
    except Exception:
        return ""
