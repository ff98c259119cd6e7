"""JSON of texts, for the probe's other parts."""

from elevate_tag.browser.runtime import json_text


def truth(value: bool) -> str:
    """A truth value."""
    return "true" if value else "false"


def text_list(texts: list[str]) -> str:
    """A list of texts."""
    inside = ""
    for text in texts:
        inside = inside + ("," if inside != "" else "") + json_text(text)
    return "[" + inside + "]"
