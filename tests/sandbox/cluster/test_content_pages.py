"""The pages that show content, and content on the others."""

import pytest

from elevate_tag.sandbox.cluster import tickets
from elevate_tag.sandbox.cluster.catalogue import Catalogue
from tests.sandbox.cluster.asking import ask


def test_content_information_gives_items_by_their_keys(shelf: Catalogue) -> None:
    """In the order asked for, each once; unknown ones are left out."""
    reply = ask(shelf, "content-information", contentKeys="C|gone|A|C")
    items = reply.answer["items"]
    assert [item["key"] for item in items] == ["C", "A"]
    assert items[1] == {
        "key": "A",
        "type": "faq",
        "title": "Mug care",
        "link": "/a",
        "ticket": reply.issued[1].ticket,
        "description": "Wash it.",
        "releaseDate": "2026-01-01T00:00:00Z",
        "custom": {"topic": [{"id": "Care", "label": "Care"}]},
    }
    assert tickets.decoded(items[1]["ticket"]).startswith(
        ";/sandbox/DESKTOP/CONTENT_INFORMATION/PRIMARY_LIST;#;content_key;A;#;"
    )


@pytest.mark.parametrize(
    ("given", "body", "keys", "total"),
    [
        ({"q": "mug"}, None, ["A", "C"], 2),
        ({"q": ""}, None, ["A", "B", "C"], 3),
        ({"q": "", "sort": "NEWEST_FIRST"}, None, ["B", "C", "A"], 3),
        ({"q": "", "skip": "1", "limit": "1"}, None, ["B"], 3),
        ({"q": "lamp"}, b'{"primaryList":{"contentFilter":{"type":"article"}}}', ["B"], 1),
    ],
)
def test_a_content_search_page_lists_what_matches(
    shelf: Catalogue, given: dict[str, str], body: bytes | None, keys: list[str], total: int
) -> None:
    """Sorted, filtered and in pages."""
    answer = ask(shelf, "content-search-page", body, **given).answer
    found = answer["primaryList"]
    assert ([item["key"] for item in found["items"]], found["totalHits"]) == (keys, total)
    assert found["sort"]["selected"] == given.get("sort", "RELEVANCE")
    assert [option["id"] for option in found["sort"]["options"]] == ["RELEVANCE", "NEWEST_FIRST"]
    assert answer["q"] == given["q"]


def test_a_landing_page_may_have_content_lists(shelf: Catalogue) -> None:
    """The newest first, unless told otherwise."""
    body = b"""{"contentLists": [{"id": "new", "limit": 1},
      {"id": "top", "algorithm": "TOP_CONTENT", "limit": 2}]}"""
    new, top = ask(shelf, "landing-page", body, pageReference="/").answer["contentLists"]
    assert (new["totalHits"], [item["key"] for item in new["items"]]) == (3, ["B"])
    assert [item["key"] for item in top["items"]] == ["A", "B"]
