"""What the browser keeps for the site: localStorage and cookies."""

from typing import Any

from elevate_tag.browser.runtime.javascript import Object, document, location, window


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


def remove_item(name: str) -> None:
    """Forget a value; where storage is blocked there is none."""
    try:
        window.localStorage.removeItem(name)
    except Exception:
        return


def item_names(prefix: str) -> list[str]:
    """The names in localStorage that begin so, in order; none when it is blocked."""
    names: list[str] = []
    try:
        stored: list[str] = Object.keys(window.localStorage)
        for name in stored:
            if name.startswith(prefix):
                names.append(name)
    except Exception:
        return names
    return in_order(names)


def in_order(names: Any) -> Any:
    """Sorted, as far as the page has left lists their ``sort``."""
    try:
        return names.sort()
    except Exception:
        return names


def write_cookie(name: str, value: str, domain: str) -> None:
    """Have a cookie of the domain and those below it, for a year."""
    try:
        document.cookie = (
            name + "=" + value + ";path=/;secure;samesite=lax;max-age=31536000;domain=" + domain
        )
    except Exception:
        return


def drop_cookie(name: str) -> None:
    """Have no such cookie, neither of this host alone nor of it as a domain or of one above it.

    Each is another cookie. A domain is tried only as long as there is one still: Firefox notes on
    the console when a page asks for a domain that is not to have any, such as ``co.uk``.
    """
    gone = name + "=;path=/;max-age=0"
    try:
        domain: str = location.hostname
        document.cookie = gone
        for label in domain.split("."):
            there: Any = "; " + document.cookie
            if there.includes("; " + name + "="):
                document.cookie = gone + ";domain=" + domain
            domain = domain[len(label) + 1 :]
    except Exception:
        return


def cookies() -> str:
    """The page's cookies that scripts may see; ``""`` in a sandboxed frame."""
    try:
        return document.cookie
    except Exception:
        return ""
