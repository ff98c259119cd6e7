"""The elements of the page that are filled from answers."""

from collections.abc import Callable
from typing import Any

from elevate_tag.browser.runtime.compiled.events import guarded
from elevate_tag.browser.runtime.compiled.sight import when_page_changes
from elevate_tag.browser.runtime.javascript import CustomEvent, document, window


def watch(
    selector: str,
    attributes: list[str],
    found: Callable[[Any], None],
    failed: Callable[[str], None],
) -> None:
    """Hear of each element that this CSS selects, once the page is parsed.

    Of those that are there, those that come, and those of which one of these attributes changes.
    """

    def look(root: Any) -> None:
        elements: list[Any] = root.querySelectorAll(selector)
        for element in elements:
            found(element)

    def look_at(node: Any) -> None:
        if node.nodeType == 1:
            # By the prototype: a form's field may be called "matches".
            if window.Element.prototype.matches.call(node, selector):
                found(node)
            look(node)

    def changed(records: list[Any]) -> None:
        for record in records:
            if record.type == "attributes":
                look_at(record.target)
            added: list[Any] = record.addedNodes
            for node in added:
                look_at(node)

    def begin(_: Any) -> None:
        when_page_changes(attributes, guarded(changed, failed))
        look(document)

    if document.readyState == "loading":
        document.addEventListener("DOMContentLoaded", guarded(begin, failed))
    else:
        begin(None)


def template_of(container: Any) -> Any:
    """The container's own template, ``None`` without one."""
    return container.querySelector(":scope > template")


def content_of(container: Any, template: Any) -> list[Any]:
    """What is in a container beside its template."""
    nodes: list[Any] = []
    children: list[Any] = container.childNodes
    for node in children:
        if node != template:
            nodes.append(node)
    return nodes


def put(container: Any, template: Any, nodes: list[Any]) -> None:
    """Have a container hold these, and its template."""
    for node in content_of(container, template):
        container.removeChild(node)
    fragment = document.createDocumentFragment()
    for node in nodes:
        fragment.appendChild(node)
    container.appendChild(fragment)


def content_in(template: Any) -> Any:
    """What is in a template."""
    return template.content


def copy_of(template: Any) -> Any:
    """What is in a template, once more."""
    return document.importNode(template.content, True)


def marked_in(copy: Any, selector: str) -> list[Any]:
    """Its elements that this CSS selects."""
    return copy.querySelectorAll(selector)


def roots_of(copy: Any) -> list[Any]:
    """Its outermost elements."""
    return copy.children


def nodes_of(copy: Any) -> list[Any]:
    """Its outermost elements and texts, as a list that stays when they go elsewhere."""
    return content_of(copy, None)


def tag_name_of(element: Any) -> str:
    """An element's name, as HTML writes it."""
    return element.localName


def set_text(element: Any, text: str) -> None:
    """Have it hold this text, and no more."""
    element.textContent = text


def set_attribute(element: Any, name: str, text: str) -> None:
    """Give it an attribute."""
    element.setAttribute(name, text)


def remove_attribute(element: Any, name: str) -> None:
    """Take an attribute away."""
    element.removeAttribute(name)


def announce_at(element: Any, event: str, state: str, count: int) -> None:
    """Tell the page's own scripts, by an event that begins at the element."""
    detail = {"state": state, "count": count}
    element.dispatchEvent(CustomEvent("elevate:" + event, {"bubbles": True, "detail": detail}))
