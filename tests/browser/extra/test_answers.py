"""What an answer is, and what is read from it: texts by path, things by list."""

from typing import Any

import pytest

from elevate_tag.browser.extra.answers import Failure, answer_in
from elevate_tag.browser.extra.things import texts_in, things_in

MUG = {
    "key": "P1",
    "title": "Mug",
    "inStock": False,
    "sellingPrice": {"min": 11, "max": 14.5},
    "badges": {"primary": [{"label": "Sale"}]},
    "tags": ["new", 7, True],
    "none": None,
    "empty": [],
    "mixed": ["a", {}],
    "attributes": {"name": ["Mug", "Cup"], "title": ["other"]},
    "variants": [
        {"key": "P1-a", "label": "Sand", "attributes": {"stock": ["3"]}},
        {"key": "P1-b", "size": "L"},
    ],
}


@pytest.mark.parametrize(
    ("path", "texts"),
    [
        ("title", ["Mug"]),
        ("inStock", ["false"]),
        ("sellingPrice.min", ["11"]),
        ("sellingPrice.max", ["14.5"]),
        ("badges.primary.0.label", ["Sale"]),
        ("tags", ["new, 7, true"]),
        ("label", ["Sand"]),
        ("name", ["Mug, Cup"]),
        ("stock", ["3"]),
        ("variants.1.size", ["L"]),
        ("size", []),
        ("sellingPrice", []),
        ("none", []),
        ("empty", []),
        ("mixed", []),
        ("title.length", []),
        ("__proto__", []),
        ("constructor.name", []),
        ("", []),
    ],
)
def test_a_path_leads_to_a_text(path: str, texts: list[str]) -> None:
    """In the product, its attributes, its first variant; or to nothing."""
    assert texts_in(MUG, path) == texts


def group(*keys: str) -> dict[str, Any]:
    """A product group."""
    return {"key": "g", "products": [{"key": key} for key in keys]}


ANSWER = {
    "primaryList": {"productGroups": [group("a", "b"), group("c")], "totalHits": 2},
    "recommendationLists": [
        {"id": "popular", "productGroups": [group("d")]},
        {"id": "primaryList", "productGroups": [group("e")]},
    ],
    "contentLists": [{"id": "news", "items": [{"key": "f"}]}],
    "productSuggestions": [group("g"), None, 7, {"products": []}, {"products": [None]}],
    "contentSuggestions": [{"key": "h"}],
    "productGroup": group("i", "j"),
    "totalHits": 3,
}


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("popular", ["d"]),
        ("primaryList", ["e"]),
        ("news", ["f"]),
        ("productSuggestions", ["g", None]),
        ("contentSuggestions", ["h"]),
        ("productGroup", ["i", "j"]),
        ("recommendationLists.0", ["d"]),
    ],
)
def test_a_list_goes_by_its_id_or_by_its_path(name: str, keys: list[str]) -> None:
    """Of a group the main product; an id goes first."""
    found = things_in(ANSWER, name, False)
    assert [each and each["key"] for each in found.things] == keys
    assert found.problem == ""


def test_a_panel_has_products_without_groups() -> None:
    """Of Elevate 3: all of them."""
    panels = {"topSellers": [{"path": "/x", "products": [{"key": "a"}, {"key": "b"}]}]}
    found = things_in(panels, "topSellers", True)
    assert [each["key"] for each in found.things] == ["a", "b"]


@pytest.mark.parametrize("name", ["", "nothing", "totalHits", "primaryList.totalHits"])
def test_a_list_that_is_not_there_is_told_with_those_that_are(name: str) -> None:
    """Ids and fields."""
    found = things_in(ANSWER, name, False)
    assert found.things == []
    assert found.problem == (
        f'the answer has no list "{name}": it has popular, primaryList, news, primaryList,'
        " recommendationLists, contentLists, productSuggestions, contentSuggestions, productGroup,"
        " totalHits"
    )


@pytest.mark.parametrize(
    ("status", "text", "message"),
    [
        (400, '{"message": "no q"}', "answered 400: no q"),
        (400, '{"message": 7}', 'answered 400: {"message": 7}'),
        (502, "<h1>Bad gateway</h1>", "answered 502: <h1>Bad gateway</h1>"),
        (502, "\n" + "x" * 200, "answered 502: " + "x" * 120),
        (503, " \n", "answered 503"),
        (304, "", "answered 304"),
        (200, "", "answered 200 with nothing"),
        (200, "{", "answered 200 with what is no JSON: {"),
    ],
)
def test_what_is_no_answer_has_its_status_and_a_message(
    status: int, text: str, message: str
) -> None:
    """As the cluster says it, or the beginning of what came."""
    failures: list[Failure] = []
    answer_in(status, text, lambda answer: pytest.fail(str(answer)), failures.append)
    (failure,) = failures
    assert (failure.kind, failure.status, failure.message) == ("ResponseError", status, message)


def test_an_answer_is_what_its_json_means() -> None:
    """Whatever that is."""
    cases: dict[str, Any] = {'{"a": 1}': {"a": 1}, "null": None, "[]": []}
    for text, value in cases.items():
        answers: list[Any] = []
        answer_in(200, text, answers.append, lambda failure: pytest.fail(failure.message))
        assert answers == [value]
