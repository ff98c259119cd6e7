"""What is suggested while a shopper types."""

import pytest

from elevate_tag.sandbox.cluster.catalogue import Catalogue
from tests.sandbox.cluster.asking import ask


def test_autocomplete_suggests_phrases_products_and_content(shelf: Catalogue) -> None:
    """With what matches in double braces, and tickets to send back."""
    body = b'{"contentLists": [{"id": "help", "contentFilter": {"type": "faq"}}]}'
    reply = ask(shelf, "autocomplete", body, q="mu")
    answer = reply.answer
    assert answer["phraseSuggestions"] == [
        {"q": "mugs", "highlighted": "{{mu}}gs"},
        {"q": "alva mug", "highlighted": "alva {{mu}}g"},
    ]
    assert [group["key"] for group in answer["productSuggestions"]] == ["P1", "P2"]
    assert answer["totalHits"] == 2
    assert [each["title"] for each in answer["contentSuggestions"]] == ["Mug care", "Returns"]
    assert answer["contentSuggestions"][0]["highlightedTitle"] == "{{Mu}}g care"
    (listed,) = answer["contentLists"]
    assert (listed["id"], listed["totalHits"]) == ("help", 2)
    assert [item["key"] for item in listed["items"]] == ["C", "A"]
    assert (answer["recentSearches"], answer["recentlyViewed"]) == ([], [])
    assert answer["contentSuggestions"][0]["ticket"] in {each.ticket for each in reply.issued}


@pytest.mark.parametrize("q", ["", None])
def test_autocomplete_of_nothing_shows_what_was_before(shelf: Catalogue, q: str | None) -> None:
    """Phrases that others look for, this customer's searches and products."""
    answer = ask(shelf, "autocomplete", q=q).answer
    assert [each["q"] for each in answer["phraseSuggestions"]][:3] == ["table", "mugs", "alva mug"]
    assert answer["recentSearches"] == [{"q": "mug"}, {"q": "lamp"}]
    assert [group["key"] for group in answer["recentlyViewed"]] == ["P4"]
    assert (answer["productSuggestions"], answer["contentSuggestions"]) == ([], [])
    assert answer["totalHits"] == 0


def test_a_phrase_may_hold_what_a_pattern_would_mean(shelf: Catalogue) -> None:
    """It is text."""
    answer = ask(shelf, "autocomplete", q="mu(.*").answer
    assert (answer["phraseSuggestions"], answer["totalHits"]) == ([], 2)
