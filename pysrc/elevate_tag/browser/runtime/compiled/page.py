"""What stands in the page, and its address."""

from typing import Any

from elevate_tag.browser.runtime.javascript import document, location, navigator

# Its ``nodeType``.
ELEMENT = 1


def own_script() -> Any:
    """The tag's script element; a tag manager's or a module's is found by its attribute."""
    script = document.currentScript
    if attribute(script, "data-cluster-id") is None:
        found = document.querySelector("script[data-cluster-id]")
        return script if found is None else found
    return script


def attribute(element: Any, name: str) -> str | None:
    """An element's attribute, ``None`` when it has none of that name or is no element."""
    # A path ends with ``window``, and a page may have a function of its own called getAttribute.
    if element is None or element.nodeType != ELEMENT:
        return None
    return element.getAttribute(name)


def attribute_names(element: Any) -> list[str]:
    """The names of an element's attributes; none for what is no element."""
    if element is None or element.nodeType != ELEMENT:
        return []
    return element.getAttributeNames()


def page_origin() -> str:
    """The page's protocol, host and port."""
    return location.origin


def page_query() -> str:
    """The page's query, ``?`` included."""
    return location.search


def opts_out() -> bool:
    """Whether the browser says that its user does not want to be followed (GPC)."""
    return navigator.globalPrivacyControl == True  # noqa: E712 - the subset has no `is True`
