"""The menu against the catalogue."""

import json

from elevate_tag import paths
from elevate_tag.sandbox.shop.departments import DEPARTMENTS


def test_the_menu_has_every_department_of_the_catalogue() -> None:
    """And no other, in the catalogue's order; each picture is there."""
    catalogue = json.loads((paths.WEB / "catalogue" / "products.json").read_text("utf-8"))
    found = dict.fromkeys(product["category"][0] for product in catalogue["products"])
    assert [each.name for each in DEPARTMENTS] == list(found)
    for each in DEPARTMENTS:
        assert (paths.WEB / "catalogue" / "pictures" / each.picture).is_file()
