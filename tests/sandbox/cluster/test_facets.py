"""Facets: what they offer, and what they leave."""

from typing import Any

import pytest

from elevate_tag.sandbox.cluster import facets
from elevate_tag.sandbox.cluster.catalogue import Catalogue
from elevate_tag.sandbox.cluster.refusal import Refused


def _offered(shelf: Catalogue, **given: str) -> dict[str, Any]:
    choice = facets.chosen({f"f.{name.replace('_', '.')}": value for name, value in given.items()})
    return {each["id"]: each for each in facets.facets(shelf.products, choice)}


@pytest.mark.parametrize(
    ("given", "keys"),
    [
        ({}, "P1 P2 P3 P4 P5"),
        ({"f.brand": "Väv & Co"}, "P5"),
        ({"f.brand": "Väv & Co|Nordhem Studio"}, "P1 P2 P3 P4 P5"),
        ({"f.brand": "Nobody"}, ""),
        ({"f.color": "Moss"}, "P1"),
        ({"f.price.min": "90"}, "P3 P4"),
        ({"f.price.max": "11.5"}, "P1"),
        ({"f.price.min": "12", "f.price.max": "100"}, "P1 P2 P3 P5"),
        ({"f.onlyInStock": "true"}, "P1 P2 P3 P4 P5"),
        ({"f.onlyInStock": "false"}, "P1 P2 P3 P4 P5"),
        ({"f.brand": "Väv & Co", "f.color": "Moss"}, ""),
    ],
)
def test_a_choice_leaves_the_products_that_fit(
    shelf: Catalogue, given: dict[str, str], keys: str
) -> None:
    """Of a list of values one, of several facets all."""
    found = facets.narrowed(shelf.products, facets.chosen(given))
    assert " ".join(each.key for each in found) == keys


def test_what_is_sold_out_goes_with_only_in_stock(shelf: Catalogue) -> None:
    """A product of which some variant is there stays."""
    (mug,) = [each for each in shelf.products if each.key == "P1"]
    gone = type(mug)(**{**vars(mug), "key": "P9", "variants": mug.variants[1:]})
    found = facets.narrowed([mug, gone], facets.chosen({"f.onlyInStock": "true"}))
    assert [each.key for each in found] == ["P1"]


def test_each_facet_has_the_vendor_s_shape(shelf: Catalogue) -> None:
    """Text, colour, range and checkbox."""
    offered = _offered(shelf)
    assert offered["brand"] == {
        "id": "brand",
        "label": "Brand",
        "type": "TEXT",
        "sort": "ALPHABETICAL",
        "selectedCount": 0,
        "values": [
            {"id": "Nordhem Studio", "label": "Nordhem Studio", "selected": False, "count": 4},
            {"id": "Väv & Co", "label": "Väv & Co", "selected": False, "count": 1},
        ],
    }
    moss, sand = offered["color"]["values"]
    assert (moss["id"], moss["count"], sand["count"], sand["color"]) == ("Moss", 1, 5, "#d8c3a5")
    assert offered["price"] == {
        "id": "price",
        "label": "Price",
        "type": "RANGE",
        "min": 11.0,
        "max": 120.0,
    }
    assert offered["onlyInStock"] == {
        "id": "onlyInStock",
        "label": "Only in stock",
        "type": "CHECKBOX",
        "selected": False,
    }


def test_a_choice_changes_the_numbers_of_the_others_and_not_its_own(shelf: Catalogue) -> None:
    """So that a second brand shows what it would bring."""
    offered = _offered(shelf, brand="Väv & Co", onlyInStock="true")
    assert [each["count"] for each in offered["brand"]["values"]] == [4, 1]
    assert [each["selected"] for each in offered["brand"]["values"]] == [False, True]
    assert offered["brand"]["selectedCount"] == 1
    assert [each["count"] for each in offered["color"]["values"]] == [1]
    assert (offered["price"]["min"], offered["price"]["max"]) == (14.0, 14.0)
    assert (offered["onlyInStock"]["selected"], offered["onlyInStock"]["count"]) == (True, 1)


def test_a_chosen_price_is_told_beside_what_there_is(shelf: Catalogue) -> None:
    """And a selection without products has no ends."""
    price = _offered(shelf, price_min="12", price_max="50")["price"]
    assert (price["minSelected"], price["maxSelected"]) == (12.0, 50.0)
    assert (price["min"], price["max"]) == (11.0, 120.0)
    assert set(_offered(shelf, brand="Nobody")["price"]) == {"id", "label", "type"}


@pytest.mark.parametrize(
    "written",
    ["", "x", "1_0", " 1e1 ", "1e1", " 10", "10\n", "٣", "-5", "+5", ".5", "5.", "nan", "9" * 400],
)
def test_a_price_that_is_no_plain_number_is_refused(written: str) -> None:
    """Though Python would read most of these."""
    with pytest.raises(Refused, match=r"parameter f\.price\.min is .* allowed is a number$"):
        facets.chosen({"f.price.min": written})
