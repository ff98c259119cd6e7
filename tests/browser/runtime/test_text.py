"""The seam's text functions: each runtime has its own, and they agree."""

import pytest
from hypothesis import given

from tests.browser.probe.core import SOME, TEXT, Core

TEXTS = [
    "",
    "plain",
    "a+b/c== %&?#='()*!~",
    '"it\'s" \\ back',
    "Füße – 漢字 🦇",
    "line\nend\ttab\x01\x1f\u2028",
    "{}",
    "null",
    "{",
    "constructor",
]


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_comes_through_as_it_is(core: Core, text: str) -> None:
    """As JSON, which may write one text in two ways."""
    assert core("same_text", text) == text


@SOME
@given(TEXT)
def test_any_text_comes_through_as_it_is(core: Core, text: str) -> None:
    """Into the runtime and out of it."""
    assert core("same_text", text) == text


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("", ""),
        ("plain", "plain"),
        ("a+b/c== %&?#='()*!~", "a%2Bb%2Fc%3D%3D%20%25%26%3F%23%3D'()*!~"),
        ('"it\'s" \\ back', "%22it's%22%20%5C%20back"),
        ("Füße – 漢字 🦇", "F%C3%BC%C3%9Fe%20%E2%80%93%20%E6%BC%A2%E5%AD%97%20%F0%9F%A6%87"),
        ("line\nend\ttab\x01\x1f", "line%0Aend%09tab%01%1F"),
    ],
)
def test_a_text_is_quoted_for_a_query(core: Core, text: str, quoted: str) -> None:
    """As ``encodeURIComponent`` does."""
    assert core("quoted", text) == quoted


@pytest.mark.parametrize("text", [*TEXTS, '{"customerKey":9}', '["customerKey"]', '"customerKey"'])
def test_what_is_no_text_under_the_name_is_none(core: Core, text: str) -> None:
    """Nor is it an error."""
    assert core("field_text", text, "customerKey") == ""


@pytest.mark.parametrize("name", ["customerKey", "constructor", "__proto__", "toString"])
def test_a_field_is_found_by_its_name(core: Core, name: str) -> None:
    """Its own only, whatever objects have in JavaScript."""
    assert core("field_text", f'{{"{name}":"c 🦇"}}', name) == "c 🦇"
    assert core("field_text", '{"a":"b"}', name) == ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("one", ["one"]),
        ("two  words", ["two", "words"]),
        ("some\n\tmore words", ["some", "more", "words"]),
    ],
)
def test_a_text_is_split_at_white_space(core: Core, text: str, words: list[str]) -> None:
    """However much there is of it."""
    assert core("split_words", text) == words


def test_a_text_is_split_at_white_space_of_any_kind(core: Core) -> None:
    """Also what word processors leave."""
    assert core("split_words", "a\u00a0b\u2003c") == ["a", "b", "c"]


def test_a_text_goes_to_the_page_whole(core: Core) -> None:
    """HTML has no U+0000, but a script could put one into a mark."""
    assert core("same_text", "a\x00b") == "a\x00b"


@pytest.mark.parametrize(
    ("pattern", "text", "matches"),
    [
        ("^w[0-9a-fA-F]{8}$", "w1A2B3C4D", True),
        ("^w[0-9a-fA-F]{8}$", "w1", False),
        ("\\s", "a b", True),
        ("\\s", "a\u00a0b", True),
        ("[?&]elevate-debug(=|&|$)", "?a=b&elevate-debug", True),
        ("[?&]elevate-debug(=|&|$)", "?elevate-debugger", False),
    ],
)
def test_a_pattern_is_found(core: Core, pattern: str, text: str, matches: bool) -> None:
    """Anywhere, unless it says where."""
    assert core("pattern_matches", pattern, text) == matches


@pytest.mark.runtimes("cpython", "compiled")
@pytest.mark.parametrize(
    ("number", "digits"),
    [(0, "0"), (1795000000000, "1795000000000"), (345.5, "345.5"), (-7, "-7"), (12.0, "12")],
)
def test_a_number_is_written_in_digits(core: Core, number: float, digits: str) -> None:
    """Whole ones without a point."""
    assert core("digits", number) == digits
