"""The page configuration in a query's body."""

import pytest

from elevate_tag.sandbox.cluster import page_settings
from elevate_tag.sandbox.cluster.page_settings import ListSettings, PageSettings
from elevate_tag.sandbox.cluster.refusal import Refused

LIST = {"id": "popular", "algorithm": "PERSONAL"}


def _read(fields: dict[str, object], *, lists: bool = True) -> PageSettings:
    return page_settings.read(fields, parts=["primaryList", "navigation"], lists=lists)


def test_an_empty_body_asks_for_nothing_particular() -> None:
    """The page shows its own lists then."""
    assert _read({}) == PageSettings(frozenset(), None)


def test_parts_and_lists_are_read() -> None:
    """In the order asked for; a list's label and limit may be left out."""
    fields: dict[str, object] = {
        "primaryList": {"include": True},
        "navigation": {"include": False},
        "recommendationLists": [LIST, LIST | {"id": "b", "limit": 4, "label": "B"}],
    }
    assert _read(fields) == PageSettings(
        frozenset({"primaryList"}),
        (ListSettings("popular", "PERSONAL"), ListSettings("b", "PERSONAL", 4, "B")),
    )


def test_no_lists_at_all_can_be_asked_for() -> None:
    """Which is not the same as asking for none in particular."""
    assert _read({"recommendationLists": []}).lists == ()


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"contentLists": []}, "the body has the field 'contentLists': allowed are primaryList"),
        ({"primaryList": True}, 'primaryList is to be {"include": true} or false'),
        ({"primaryList": {}}, 'primaryList is to be {"include": true} or false'),
        ({"primaryList": {"include": 1}}, 'primaryList is to be {"include": true} or false'),
        (
            {"primaryList": {"include": True, "productRules": "x"}},
            "primaryList has the field 'productRules': allowed are include",
        ),
        ({"recommendationLists": {}}, "recommendationLists is to be a list"),
        ({"recommendationLists": ["x"]}, "recommendationLists[0] is to be an object"),
        ({"recommendationLists": [LIST, LIST]}, "recommendationLists has the same id twice"),
        ({"recommendationLists": [LIST | {"id": ""}]}, "recommendationLists[0].id is to be"),
        ({"recommendationLists": [LIST | {"id": "a;b"}]}, "recommendationLists[0].id is to be"),
        ({"recommendationLists": [{"id": "a"}]}, "recommendationLists[0].algorithm is to be one"),
        (
            {"recommendationLists": [LIST | {"algorithm": "MORE_FROM_SERIES"}]},
            "recommendationLists[0].algorithm is to be one of TOP_PRODUCTS",
        ),
        ({"recommendationLists": [LIST | {"limit": 0}]}, "recommendationLists[0].limit is to be"),
        ({"recommendationLists": [LIST | {"limit": True}]}, "recommendationLists[0].limit is"),
        ({"recommendationLists": [LIST | {"label": 7}]}, "recommendationLists[0].label is to be"),
        (
            {"recommendationLists": [LIST | {"label": "a\ud800"}]},
            "recommendationLists[0].label has half a character, in 'a\\ud800'",
        ),
        (
            {"recommendationLists": [LIST | {"showMoreLink": "\udfff"}]},
            "recommendationLists[0].showMoreLink has half a character",
        ),
        (
            {"recommendationLists": [LIST | {"productRules": ""}]},
            "recommendationLists[0] has the field 'productRules'",
        ),
        (
            {"recommendationLists": [LIST | {"showMoreLink": 7}]},
            "recommendationLists[0].showMoreLink is to be a text",
        ),
        (
            {"recommendationLists": [LIST | {"visualization": "LIST"}]},
            "recommendationLists[0].visualization is to be one of CAROUSEL, GRID",
        ),
        ({"recommendationLists": [LIST | {"params": 1}]}, "recommendationLists[0].params is to be"),
        (
            {"recommendationLists": [LIST | {"params": {"key": "P1"}}]},
            "recommendationLists[0].params has the field 'key': allowed are productKey, cart",
        ),
        (
            {"recommendationLists": [LIST | {"params": {"cart": "P1"}}]},
            "recommendationLists[0].params is to have a text as productKey, a list of texts",
        ),
        (
            {"recommendationLists": [LIST | {"params": {"cart": [1]}}]},
            "recommendationLists[0].params.cart is to be a list of texts",
        ),
    ],
)
def test_anything_else_is_refused_with_its_place(fields: dict[str, object], reason: str) -> None:
    """And with what is allowed there."""
    with pytest.raises(Refused) as refused:
        _read(fields)
    assert (refused.value.status, refused.value.reason[: len(reason)]) == (400, reason)


def test_a_list_may_go_with_something_else_than_the_page() -> None:
    """With a product, or with what is in the cart."""
    params = {"productKey": "P1", "cart": ["P2", "P3-sand"]}
    fields: dict[str, object] = {
        "recommendationLists": [
            LIST | {"params": params, "visualization": "GRID", "showMoreLink": "/top"}
        ]
    }
    lists = _read(fields).lists
    assert lists == (
        ListSettings(
            "popular",
            "PERSONAL",
            show_more_link="/top",
            visualization="GRID",
            about=("P1", "P2", "P3-sand"),
        ),
    )


def test_a_page_without_lists_refuses_them() -> None:
    """A search page has none."""
    with pytest.raises(Refused, match="the body has the field 'recommendationLists'"):
        _read({"recommendationLists": [LIST]}, lists=False)
