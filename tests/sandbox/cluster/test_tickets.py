"""Tickets."""

import base64

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from elevate_tag.sandbox.cluster import tickets
from elevate_tag.sandbox.cluster.database import Database
from elevate_tag.sandbox.cluster.tickets import Issued, Tickets


def test_a_new_ticket_is_known_and_says_what_it_stands_for(database: Database) -> None:
    """The product, and the variant where it is one's."""
    there = Tickets(database)
    product, variant = there.new("P1"), there.new("P1", "P1-sand")
    assert there.find(product) == Issued(product, "P1")
    assert there.find(variant) == Issued(variant, "P1", "P1-sand")
    assert there.known(variant)


def test_a_ticket_has_the_documented_form() -> None:
    """Standard base64 of parts between semicolons."""
    ticket = tickets.compose("/sandbox/DESKTOP/SEARCH_PAGE/PRIMARY_LIST", "P1", "P1-sand").ticket
    text = base64.b64decode(ticket, validate=True).decode()
    start = ";/sandbox/DESKTOP/SEARCH_PAGE/PRIMARY_LIST;#;product_key;P1;P1-sand;#;"
    assert text.startswith(start)
    assert tickets.decoded(ticket) == text


def test_no_two_tickets_are_alike(database: Database) -> None:
    """Also for the same product at the same place."""
    there = Tickets(database)
    assert len({there.new("P1") for _ in range(200)}) == 200


@pytest.mark.parametrize(
    "ticket",
    ['it\'s "quoted"', "a+b/c==", " spaces ", "å∑ 🛒", "x" * 20_000, "a\0b", "NULL", "%25"],
)
def test_any_text_can_be_issued_and_is_known_as_it_stands(database: Database, ticket: str) -> None:
    """Byte for byte, and nothing near it."""
    there = Tickets(database)
    assert there.issue(ticket) == ticket
    assert there.known(ticket)
    assert not there.known(ticket + " ")
    assert not there.known(ticket.swapcase() + "x")


@given(st.text())
@example("\ud800")
def test_nothing_is_known_that_was_not_issued(ticket: str) -> None:
    """Lone surrogates, which cannot be kept, among it."""
    assert not Tickets(Database()).known(ticket)


@pytest.mark.parametrize("ticket", ["", "not base64", "AAECAw==", "/////w==", "å"])
def test_a_ticket_that_holds_no_readable_text_decodes_to_nothing(ticket: str) -> None:
    """It is opaque; decoding is for people only."""
    assert tickets.decoded(ticket) == ""
