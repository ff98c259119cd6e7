"""What the cluster learnt of visitors."""

import json

import pytest

from elevate_tag.sandbox.cluster.arrival import Arrival
from elevate_tag.sandbox.cluster.database import Database
from elevate_tag.sandbox.cluster.history import History, history
from elevate_tag.sandbox.cluster.ledger import Ledger
from elevate_tag.sandbox.cluster.searches import Searches

REMOVE = "remove-recently-viewed"


def _acts(database: Database, *acts: tuple[str, object]) -> History:
    """The history of `me` after these acts: a kind with a product key, or with a body."""
    ledger = Ledger(database)
    for kind, what in acts:
        key = what if isinstance(what, str) else None
        body = b"" if key else json.dumps(what).encode()
        ledger.record(Arrival(kind=kind, status=204, customer_key="me", product_key=key, body=body))
    return history(database, "me")


def test_it_is_what_was_taken_from_this_customer_and_from_all(database: Database) -> None:
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


def test_every_version_s_clicks_and_adds_count_and_nothing_else_does(database: Database) -> None:
    """A favourite that is removed is nothing looked at."""
    past = _acts(
        database,
        ("non-esales-click", "P1"),
        ("adding-to-cart", "P2"),
        ("non-esales-adding-to-cart", "P3"),
        ("add-favorite", "P4"),
        ("remove-favorite", "P4"),
        ("ad-impression", "P5"),
    )
    assert past == History({"P1": 1, "P2": 3, "P3": 3}, ("P3", "P2", "P1"))


@pytest.mark.parametrize(
    ("removal", "viewed"),
    [
        ({"productKeys": ["P1", "gone"]}, ("P3", "P2")),
        ({"removeAll": True}, ()),
        ({"removeAll": True, "productKeys": ["P1"]}, ()),
        ({"removeAll": False, "productKeys": ["P3"]}, ("P2", "P1")),
    ],
)
def test_what_is_removed_was_not_viewed(
    database: Database, removal: object, viewed: tuple[str, ...]
) -> None:
    """Until it is looked at again."""
    looks = (("click", "P1"), ("click", "P2"), ("click", "P3"))
    assert _acts(database, *looks, (REMOVE, removal)).viewed == viewed
    assert _acts(database, ("click", "P1")).viewed[0] == "P1"


def test_favourites_are_those_added_and_not_removed_since(database: Database) -> None:
    """By the names of both lines; the latest first."""
    past = _acts(
        database,
        ("add-favorite", "P1"),
        ("favorite/add", "P2"),
        ("add-favorite", "P3"),
        ("favorite/remove", "P3"),
        ("remove-favorite", "P9"),
        ("add-favorite", "P1"),
    )
    assert past.favorites == ("P1", "P2")


def test_who_signs_in_keeps_what_was_done_before(database: Database) -> None:
    """The keys met in one session."""
    ledger = Ledger(database)
    for customer, product in (("visitor", "P1"), ("member", "P2")):
        ledger.record(
            Arrival(
                kind="click",
                status=204,
                customer_key=customer,
                session_key="one",
                product_key=product,
            )
        )
    assert history(database, "member").viewed == history(database, "visitor").viewed == ("P2", "P1")


def test_who_has_no_customer_key_removes_nobody_s_searches(database: Database) -> None:
    """Though a session was shared with somebody who has one."""
    ledger, searches = Ledger(database), Searches(database)
    for customer in ("me", ""):
        ledger.record(Arrival(kind="click", status=204, customer_key=customer, session_key="one"))
    searches.remember("me", "mug")
    searches.forget("", b'{"removeAll":true}')
    assert history(database, "me").searches == ("mug",)


def test_phrases_are_remembered_once_the_latest_first_and_forgotten_when_told(
    database: Database,
) -> None:
    """Another customer's stay."""
    searches = Searches(database)
    for customer, phrase in [
        ("me", "mug"),
        ("me", "lamp"),
        ("you", "bowl"),
        ("me", "mug"),
        ("me", ""),
        ("", "rug"),
        ("me", "'; x"),
    ]:
        searches.remember(customer, phrase)
    assert history(database, "me").searches == ("'; x", "mug", "lamp")
    searches.forget("me", b'{"phrases":["mug","none"]}')
    assert history(database, "me").searches == ("'; x", "lamp")
    searches.forget("me", b'{"removeAll":true}')
    assert history(database, "me").searches == ()
    assert history(database, "you").searches == ("bowl",)
    searches.clear()
    assert history(database, "you").searches == ()


def test_what_was_paid_for_counts_most(database: Database) -> None:
    """A line as ten clicks, also of a payment with another line that was wrong."""
    ledger = Ledger(database)
    ledger.record(Arrival(kind="click", status=204, product_key="P1"))
    lines = '[{"productKey": "P1"}, {"productKey": "P2"}]'
    for status, taken in ((204, lines), (400, '[{"productKey": "P2"}]'), (400, ""), (503, "")):
        ledger.record(Arrival(kind="payment", status=status, payment_lines=taken))
    assert history(database, "").popularity == {"P1": 11, "P2": 20}
