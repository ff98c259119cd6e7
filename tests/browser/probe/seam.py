"""The seam's text functions."""

from elevate_tag.browser.runtime import json_text, matches, quote, text_field, words
from elevate_tag.browser.runtime.javascript import bridge
from tests.browser.probe.texts import text_list, truth


def quoted(text: str) -> str:
    """``quote``."""
    return json_text(quote(text))


def same_text(text: str) -> str:
    """``json_text``."""
    return json_text(text)


def field_text(text: str, name: str) -> str:
    """``text_field``."""
    return json_text(text_field(text, name))


def split_words(text: str) -> str:
    """``words``."""
    return text_list(words(text))


def pattern_matches(pattern: str, text: str) -> str:
    """``matches``."""
    return truth(matches(pattern, text))


def offer_seam() -> None:
    """Hand them to the page."""
    bridge.ready("quoted", quoted)
    bridge.ready("same_text", same_text)
    bridge.ready("field_text", field_text)
    bridge.ready("split_words", split_words)
    bridge.ready("pattern_matches", pattern_matches)
