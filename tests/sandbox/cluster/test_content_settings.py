"""Content lists and filters in a query's body."""

import pytest

from elevate_tag.sandbox.cluster import content_settings, page_settings
from elevate_tag.sandbox.cluster.content_settings import ContentList
from elevate_tag.sandbox.cluster.refusal import Refused


def test_lists_are_read_in_their_order() -> None:
    """A filter's value may stand alone."""
    lists = content_settings.read_lists(
        [
            {"id": "help", "contentFilter": {"type": "faq", "custom.topic": ["Care", "Orders"]}},
            {"id": "new", "limit": 2, "algorithm": "TOP_CONTENT"},
        ]
    )
    assert lists == (
        ContentList("help", wanted={"type": ("faq",), "custom.topic": ("Care", "Orders")}),
        ContentList("new", 2, "TOP_CONTENT"),
    )


@pytest.mark.parametrize(
    ("wanted", "reason"),
    [
        ({}, "contentLists is to be a list"),
        (["x"], "contentLists[0] is to be an object"),
        ([{"id": "a"}, {"id": "a"}], "contentLists has the same id twice"),
        ([{}], "contentLists[0].id is to be 1 to 64 letters"),
        (
            [{"id": "a", "limit": 601}],
            "contentLists[0].limit is to be a whole number from 1",
        ),
        (
            [{"id": "a", "algorithm": "PERSONAL"}],
            "contentLists[0].algorithm is to be one of",
        ),
        ([{"id": "a", "label": "A"}], "contentLists[0] has the field 'label': allowed are id"),
        ([{"id": "a", "contentFilter": []}], "contentLists[0].contentFilter is to be an object"),
        (
            [{"id": "a", "contentFilter": {"colour": "x"}}],
            "contentLists[0].contentFilter has the field 'colour': allowed are type, content_key",
        ),
        (
            [{"id": "a", "contentFilter": {"type": 7}}],
            "contentLists[0].contentFilter.type is to",
        ),
        ([{"id": "a", "contentFilter": {"type": []}}], "contentLists[0].contentFilter.type is to"),
    ],
)
def test_anything_else_is_refused_with_its_place(wanted: object, reason: str) -> None:
    """And with what is allowed there."""
    with pytest.raises(Refused) as refused:
        content_settings.read_lists(wanted)
    assert (refused.value.status, refused.value.reason[: len(reason)]) == (400, reason)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"primaryList": 1}, "primaryList is to be an object"),
        (
            {"primaryList": {"include": True}},
            "primaryList has the field 'include': allowed",
        ),
        ({"contentLists": []}, "the body has the field 'contentLists': allowed are primaryList"),
    ],
)
def test_a_content_listing_can_be_filtered_and_nothing_else(
    fields: dict[str, object], reason: str
) -> None:
    """It is always there."""
    with pytest.raises(Refused) as refused:
        page_settings.read(fields, parts=(), lists=False, filtered=True)
    assert refused.value.reason[: len(reason)] == reason
