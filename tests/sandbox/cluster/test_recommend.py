"""What goes into a recommendation list, and that clicks change it."""

import pytest

from elevate_tag.sandbox.cluster.arrival import Arrival
from elevate_tag.sandbox.cluster.catalogue import Catalogue
from elevate_tag.sandbox.cluster.database import Database
from elevate_tag.sandbox.cluster.history import History, history
from elevate_tag.sandbox.cluster.ledger import Ledger
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


def test_history_is_what_was_taken_from_this_customer_and_from_all(database: Database) -> None:
    """An add to cart counts three clicks; refused ones and preflights count nothing."""
    ledger = Ledger(database)
    for kind, status, customer, product in [
        ("click", 204, "me", "P1"),
        ("click", 204, "me", "P2"),
        ("click", 204, "me", "P1"),
        ("add-to-cart", 204, "other", "P3"),
        ("click", 400, "me", "P4"),
        ("click", 204, "me", None),
        ("click", 204, "", "P5"),
    ]:
        ledger.record(Arrival(kind=kind, status=status, customer_key=customer, product_key=product))
    assert history(database, "me") == History({"P1": 2, "P2": 1, "P3": 3, "P5": 1}, ("P1", "P2"))
    assert history(database, "nobody").viewed == ()
    assert history(database, "").viewed == ()


def test_what_was_paid_for_counts_most(database: Database) -> None:
    """A line as ten clicks, also of a payment with another line that was wrong."""
    ledger = Ledger(database)
    ledger.record(Arrival(kind="click", status=204, product_key="P1"))
    lines = '[{"productKey": "P1"}, {"productKey": "P2"}]'
    for status, taken in ((204, lines), (400, '[{"productKey": "P2"}]'), (400, ""), (503, "")):
        ledger.record(Arrival(kind="payment", status=status, payment_lines=taken))
    assert history(database, "") == History({"P1": 11, "P2": 20})
