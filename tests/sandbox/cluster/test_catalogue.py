"""The catalogue's file: read, and refused with the place that is wrong."""

import json
from pathlib import Path
from typing import Any

import pytest

from elevate_tag import paths
from elevate_tag.sandbox.cluster import catalogue
from elevate_tag.sandbox.cluster.catalogue import Catalogue, CatalogueError
from tests.sandbox.cluster.small_catalogue import small_catalogue


def test_products_are_read_with_their_variants(shelf: Catalogue) -> None:
    """In the file's order; without list price, the price is it."""
    assert [each.key for each in shelf.products] == ["P1", "P2", "P3", "P4", "P5"]
    mug = shelf.products[0]
    assert mug.category == ("Table", "Mugs")
    assert [(v.price, v.list_price) for v in mug.variants] == [(14.0, 14.0), (11.0, 14.0)]
    assert mug.price == 11.0


def test_a_product_is_found_by_its_key_and_by_its_variants(shelf: Catalogue) -> None:
    """And nothing by any other."""
    assert shelf.find("P1") is shelf.products[0]
    assert shelf.find("P1-moss") is shelf.products[0]
    assert shelf.find("p1") is None


@pytest.mark.parametrize(
    ("where", "value", "reason"),
    [
        (["currency"], "", "currency is to be a text, got ''"),
        (["products"], [], "products is to be a list with something in it, got []"),
        (["products"], {}, "products is to be a list with something in it, got {}"),
        (["products", 0], "P1", "products[0] is to be an object, got 'P1'"),
        (["products", 0, "sku"], "1", "products[0] has the unknown field 'sku'"),
        (["products", 1, "name"], None, "products[1].name is to be a text, got None"),
        (["products", 1, "category"], ["Table", 7], "products[1].category[1] is to be a text"),
        (["products", 1, "variants"], [], "products[1].variants is to be a list with something"),
        (["products", 0, "variants", 1, "price"], "11", "variants[1].price is to be a number"),
        (["products", 0, "variants", 1, "price"], 0, "variants[1].price is to be a number over 0"),
        (["products", 0, "variants", 1, "price"], True, "variants[1].price is to be a number"),
        (["products", 0, "variants", 1, "stock"], 1.5, "variants[1].stock is to be a whole number"),
        (["products", 0, "variants", 1, "stock"], -1, "variants[1].stock is to be a whole number"),
        (["products", 0, "variants", 1, "colour"], "red", "is to be a colour like #d8c3a5"),
        (["products", 0, "variants", 1, "picture"], "../x.webp", "is to be a file name like"),
        (["products", 1, "key"], "P1", "key 'P1' is used 2 times"),
        (["products", 1, "key"], "P1-moss", "key 'P1-moss' is used 2 times"),
    ],
)
def test_a_mistake_is_named_with_its_place(
    tmp_path: Path, where: list[str | int], value: object, reason: str
) -> None:
    """Down to the variant, with what should stand there."""
    record: Any = small_catalogue()
    *way, last = where
    place = record
    for step in way:
        place = place[step]
    place[last] = value
    assert reason in _error(tmp_path, json.dumps(record))


@pytest.mark.parametrize("field", ["key", "name", "category", "description", "variants"])
def test_a_missing_field_is_named(tmp_path: Path, field: str) -> None:
    """By product and name."""
    record = small_catalogue()
    del record["products"][2][field]
    assert f"products[2] has no {field}" in _error(tmp_path, json.dumps(record))


@pytest.mark.parametrize("text", ["", "[]", "{", "{}"])
def test_a_file_that_is_no_catalogue_is_named(tmp_path: Path, text: str) -> None:
    """With its path."""
    assert "products.json" in _error(tmp_path, text)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """With its path."""
    with pytest.raises(CatalogueError, match=r"nowhere\.json"):
        catalogue.load(tmp_path / "nowhere.json")


def test_the_catalogue_that_is_shipped_is_right() -> None:
    """And each of its pictures is there."""
    shipped = catalogue.load(paths.WEB / "catalogue" / "products.json")
    pictures = {variant.picture for each in shipped.products for variant in each.variants}
    there = {path.name for path in (paths.WEB / "catalogue" / "pictures").iterdir()}
    assert pictures - there == set()


def _error(folder: Path, text: str) -> str:
    path = folder / "products.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueError) as error:
        catalogue.load(path)
    return str(error.value)
