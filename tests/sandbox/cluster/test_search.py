"""Which products a phrase and a category mean."""

import pytest

from elevate_tag.sandbox.cluster.catalogue import Catalogue
from elevate_tag.sandbox.cluster.search import ordered, search


@pytest.mark.parametrize(
    ("phrase", "category", "keys"),
    [
        ("", "", "P1 P2 P3 P4 P5"),
        ("mug", "", "P1 P2"),  # in the name, then in a description
        ("cushion", "", "P5 P3"),
        ("bowl", "", "P2"),
        ("MUG", "", "P1 P2"),
        ("lam", "", "P3 P4"),
        ("amp", "", ""),
        ("lamp natt", "", "P4"),
        ("natt,  LAMP!", "", "P4"),
        ("moss", "", "P1"),
        ("nordhem", "", "P1 P2 P3 P4"),
        ("VÄV", "", "P5"),
        ("mug lamp", "", ""),
        ("  ", "", "P1 P2 P3 P4 P5"),
        ("...", "", ""),
        ("!!!", "Table", ""),
        ("", "Table", "P1 P2"),
        ("", "table/mugs", "P1"),
        ("", "Mugs", "P1"),
        ("", "Mugs/Table", ""),
        ("", "Tab", ""),
        ("hand", "Lighting", "P3 P4"),
    ],
)
def test_every_word_begins_a_word_of_the_product(
    shelf: Catalogue, phrase: str, category: str, keys: str
) -> None:
    """Hits in the name come first, otherwise the catalogue's order holds."""
    assert " ".join(each.key for each in search(shelf.products, phrase, category)) == keys


@pytest.mark.parametrize(
    ("sort", "keys"),
    [
        ("RELEVANCE", "P1 P2 P3 P4 P5"),
        ("PRICE_ASCENDING", "P1 P2 P5 P3 P4"),
        ("PRICE_DESCENDING", "P4 P3 P2 P5 P1"),
        ("DISCOUNT", "P1 P2 P3 P4 P5"),
    ],
)
def test_a_listing_is_ordered_by_the_lowest_price_of_each(
    shelf: Catalogue, sort: str, keys: str
) -> None:
    """Equals keep the order they had."""
    assert " ".join(each.key for each in ordered(shelf.products, sort)) == keys


def test_the_most_reduced_comes_first_by_discount(shelf: Catalogue) -> None:
    """Whatever stood before it."""
    assert ordered(shelf.products[::-1], "DISCOUNT")[0].key == "P1"
