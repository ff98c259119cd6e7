"""What a template may ask for, and what it gets."""

import pytest

from elevate_tag.browser.extra.safety import is_there_or_not, may_be_filled, may_be_set, may_hold
from elevate_tag.browser.extra.wishes import Wishes


def wished(tag: str, text: str | None, attributes: str | None) -> list[tuple[str, str]]:
    """Attribute and field of each."""
    return [(each.name, each.path) for each in Wishes(tag, text, attributes).wishes]


def test_wishes_are_a_text_and_pairs() -> None:
    """White space and empty parts count for nothing."""
    assert wished("a", " title ", None) == [("", "title")]
    assert wished("img", None, " src : imageInfo.thumbnail ;alt:title; ") == [
        ("src", "imageInfo.thumbnail"),
        ("alt", "title"),
    ]
    assert wished("p", None, None) == []


@pytest.mark.parametrize(
    ("tag", "attributes", "problem"),
    [
        ("a", "href", '"href" is no pair: write an attribute, a colon, a field'),
        ("a", "href:", '"href:" is no pair: write an attribute, a colon, a field'),
        ("a", "href:a:b", '"href:a:b" is no pair: write an attribute, a colon, a field'),
        ("a", "onclick:title", "the attribute onclick is never filled from an answer: choose one"),
        ("iframe", "SRCDOC:title", "the attribute SRCDOC is never filled from an answer: choose"),
        ("SCRIPT", "src:link", "<SCRIPT> is never filled from an answer: choose another"),
    ],
)
def test_a_wish_that_is_not_granted_is_a_problem(tag: str, attributes: str, problem: str) -> None:
    """The others are granted all the same, but on an element that is left alone."""
    wishes = Wishes(tag, None, f"title:title; {attributes}")
    assert wishes.problem.startswith(problem)
    assert len(wishes.wishes) == (0 if tag == "SCRIPT" else 1)


@pytest.mark.parametrize("tag", ["script", "STYLE", "link", "base", "meta", "object", "embed"])
def test_elements_that_run_or_restyle_a_page_are_left_alone(tag: str) -> None:
    """By either case of letters."""
    assert not may_be_filled(tag)


@pytest.mark.parametrize("tag", ["a", "img", "p", "product-card", "iframe", "svg", "time"])
def test_other_elements_are_filled(tag: str) -> None:
    """A shop's own among them."""
    assert may_be_filled(tag)


@pytest.mark.parametrize(
    "name",
    ["onclick", "ONERROR", "on", "srcdoc", "SrcDoc", "style", "Style", "", "a b", "a=b", "é"],
)
def test_attributes_that_hold_code_are_not_set(name: str) -> None:
    """Nor what is no name."""
    assert not may_be_set(name)


@pytest.mark.parametrize(
    "name", ["href", "src", "data-x", "aria-label", "class", "styles", "viewBox"]
)
def test_other_attributes_are_set(name: str) -> None:
    """Any."""
    assert may_be_set(name)


@pytest.mark.parametrize(
    "value",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " \x01\x1fjavascript:alert(1)",
        "java\tscr\nipt\r:alert(1)",
        "vbscript:x",
        "data:text/html,<script>",
        "data:imagex/png,",
    ],
)
def test_an_address_that_is_code_is_held_by_no_attribute(value: str) -> None:
    """But by those that are read as words."""
    for name in ("href", "src", "action", "data-href", "to"):
        assert not may_hold("a", name, value)
    for name in ("alt", "title", "aria-label"):
        assert may_hold("a", name, value)


@pytest.mark.parametrize(
    "value",
    ["/a", "https://x/javascript:", "x javascript:", "data:image/webp;base64,AA", "", "a:b"],
)
def test_other_values_are_held(value: str) -> None:
    """Addresses, pictures, words."""
    assert may_hold("a", "href", value)


@pytest.mark.parametrize("tag", ["iframe", "FRAME", "a", "area", "form", "button"])
@pytest.mark.parametrize(
    "value", ["data:image/svg+xml,<svg>", " DATA:image/SVG+XML;base64,AA", "data:image/x+xml,<svg>"]
)
def test_a_drawing_is_no_document(tag: str, value: str) -> None:
    """Its scripts would run in a frame; in a picture they do not."""
    assert not may_hold(tag, "src", value)
    assert may_hold("img", "src", value)
    assert may_hold(tag, "title", value)


def test_some_attributes_say_no_by_their_absence() -> None:
    """A field that is false takes them away."""
    assert is_there_or_not("Hidden")
    assert not is_there_or_not("aria-hidden")
