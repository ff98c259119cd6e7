"""What an element says beside its attributes: it is a form, a scope, and what is selected in it.

An element that was heard of early is known by a line only: see ``compiled.early``.
"""

from typing import Any

from elevate_tag.browser.runtime.compiled.page import attribute

# What a shopper chooses a variant with: a list, radio buttons and boxes, swatches.
SELECTED = (
    "option:checked,input:checked,[aria-checked=true],[aria-pressed=true],[aria-selected=true]"
)

# What is no product to click on, though it may name one: the page, or what it is chosen with.
SCOPES = "option,input,[aria-checked],[aria-pressed],[aria-selected],main,body"


def is_form(element: Any) -> bool:
    """Whether it is submitted, not clicked."""
    return element.tagName == "FORM"


def is_scope(element: Any) -> bool:
    """Whether the keys on it are for what is in it, or chosen by it, and not for clicks on it."""
    return element.matches(SCOPES)


def chosen_keys(element: Any) -> list[str]:
    """The keys of variants that may be chosen in it: whatever is selected there, in order."""
    keys: list[str] = []
    if element.querySelectorAll is None:
        known = attribute(element, "data-elevate-chosen")
        return keys if known is None else known.split("\n")
    selected: list[Any] = element.querySelectorAll(SELECTED)
    for field in selected:
        key = attribute(field, "data-elevate-variant-key")
        keys.append(field.value if key is None else key)
    return keys
