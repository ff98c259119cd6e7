"""Content: its file, and what is found in it."""

import json
from pathlib import Path

import pytest

from elevate_tag import paths
from elevate_tag.sandbox.cluster import content
from elevate_tag.sandbox.cluster.catalogue import CatalogueError
from elevate_tag.sandbox.cluster.content import FIELDS, ContentItem

ITEM = dict.fromkeys(FIELDS, "x") | {"key": "C1"}


def test_the_demo_s_content_can_be_read() -> None:
    """Questions and stories, each with its own key."""
    items = content.load(paths.WEB / "catalogue" / "content.json")
    assert {item.type for item in items} == {"faq", "article"}
    assert content.newest_first(items)[0].title == "How a lamp is made"


@pytest.mark.parametrize(
    ("found", "message"),
    [
        ({}, "the file is to be a list"),
        (["x"], r"\[0\] is to be an object with key, type, title"),
        ([{**ITEM, "more": "x"}], r"\[0\] is to be an object with key"),
        ([ITEM, {**ITEM, "title": " "}], r"\[1\].title is to be a text, got ' '"),
        ([ITEM, ITEM], "a key is used twice"),
    ],
)
def test_a_file_that_is_not_as_described_is_an_error_with_its_place(
    tmp_path: Path, found: object, message: str
) -> None:
    """And with the file's name."""
    path = tmp_path / "content.json"
    path.write_text(json.dumps(found), encoding="utf-8")
    with pytest.raises(CatalogueError, match=f"content .*content.json: {message}"):
        content.load(path)


def test_a_missing_file_is_the_same_error(tmp_path: Path) -> None:
    """The sandbox says it in one line."""
    with pytest.raises(CatalogueError, match="No such file"):
        content.load(tmp_path / "content.json")


@pytest.mark.parametrize(
    ("phrase", "wanted", "keys"),
    [
        ("", {}, "A B"),
        ("LAMP", {}, "B"),
        ("lamp brass", {}, "B"),
        ("lamp wash", {}, ""),
        ("", {"type": ["faq"]}, "A"),
        ("", {"type": ["faq", "story"], "custom.topic": ["Care"]}, "A"),
        ("", {"content_key": ["B"]}, "B"),
        ("", {"content_key": ["B"], "type": ["faq"]}, ""),
    ],
)
def test_every_word_and_every_attribute_must_fit(
    phrase: str, wanted: content.Filter, keys: str
) -> None:
    """Of an attribute's values one."""
    items = [
        ContentItem("A", "faq", "Mug care", "/a", "Wash it.", "2026-01-01", "Care"),
        ContentItem("B", "story", "A lamp", "/b", "Made of brass.", "2026-03-01", "News"),
    ]
    assert " ".join(item.key for item in content.found_in(items, phrase, wanted)) == keys
