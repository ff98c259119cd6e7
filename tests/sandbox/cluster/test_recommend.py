"""What goes into a recommendation list."""

import pytest

from elevate_tag.sandbox.cluster.catalogue import Catalogue
from elevate_tag.sandbox.cluster.history import History
from elevate_tag.sandbox.cluster.recommend import ALGORITHMS, Occasion, recommend


@pytest.mark.parametrize(
    ("algorithm", "about", "past", "keys"),
    [
        ("TOP_PRODUCTS", "", History(), "P1 P2 P3 P4 P5"),
        ("TOP_PRODUCTS", "", History({"P4": 3, "P2": 1}), "P4 P2 P1 P3 P5"),
        ("PERSONAL", "", History({"P2": 9}), "P2 P1 P3 P4 P5"),
        ("PERSONAL", "", History({"P2": 9}, ("P4",)), "P3 P4 P2 P1 P5"),
        ("RECENTLY_VIEWED", "", History({}, ("P4", "gone", "P1")), "P4 P1"),
        ("RECENTLY_VIEWED", "", History(), ""),
        ("NEWEST_PRODUCTS", "", History(), "P5 P4 P3 P2 P1"),
        ("ALTERNATIVES", "P3", History(), "P4 P1 P2 P5"),
        ("STYLE_WITH", "P1", History(), "P2 P3 P4 P5"),
        ("STYLE_WITH", "P3", History({"P5": 2}), "P5 P1 P2 P4"),
        ("UPSELL", "P3", History(), "P4"),
        ("CART", "P1 P3", History(), "P2 P4 P5"),
        ("ADD_TO_CART_RECS", "P1", History(), "P2 P3 P4 P5"),
        ("FAVORITES", "P2", History(favorites=("P4", "gone", "P2", "P1")), "P4 P1"),
    ],
)
def test_a_list_holds_what_its_algorithm_says(
    shelf: Catalogue, algorithm: str, about: str, past: History, keys: str
) -> None:
    """Never what the page is about."""
    products = [product for product in shelf.products if product.key in about.split()]
    found = recommend(algorithm, Occasion(shelf, past, products), limit=10)
    assert " ".join(each.key for each in found) == keys


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_a_list_is_no_longer_than_asked_for(shelf: Catalogue, algorithm: str) -> None:
    """Whichever it is."""
    past = History({}, ("P1", "P2", "P3"))
    assert len(recommend(algorithm, Occasion(shelf, past), limit=2)) <= 2
