"""The pages that show products: listings, product page, landing page, cart."""

import pytest

from elevate_tag.sandbox.cluster.catalogue import Catalogue
from elevate_tag.sandbox.cluster.queries import Reply
from elevate_tag.sandbox.cluster.refusal import Refused
from tests.sandbox.cluster.asking import ask, group_keys


def test_a_search_page_lists_what_matches(shelf: Catalogue) -> None:
    """With the sort orders to choose from."""
    answer = ask(shelf, "search-page", q="lamp", sort="PRICE_DESCENDING").answer
    assert answer["q"] == "lamp"
    found = answer["primaryList"]
    assert (group_keys(found), found["totalHits"]) == ("P4 P3", 2)
    assert [each["id"] for each in found["facets"]] == ["brand", "color", "price", "onlyInStock"]
    assert found["sort"]["selected"] == "PRICE_DESCENDING"
    assert {"id": "RELEVANCE", "label": "Relevance"} in found["sort"]["options"]


def test_a_listing_comes_in_pages(shelf: Catalogue) -> None:
    """`totalHits` counts them all."""
    found = ask(shelf, "search-page", q="", skip="1", limit="2").answer["primaryList"]
    assert (group_keys(found), found["totalHits"]) == ("P2 P3", 5)


def test_a_search_for_nothing_in_a_category_lists_the_category(shelf: Catalogue) -> None:
    """And its navigation, when asked for."""
    answer = ask(
        shelf, "search-page", q="", selectedCategory="Table/Mugs", includeNavigation="true"
    ).answer
    assert group_keys(answer["primaryList"]) == "P1"
    navigation = answer["navigation"]
    assert navigation["breadcrumbs"] == [
        {"path": "Table", "label": "Table"},
        {"path": "Table/Mugs", "label": "Mugs"},
    ]
    table = navigation["tree"]["children"][0]
    assert (table["label"], table["count"], table["selected"]) == ("Table", 2, False)
    assert [(each["path"], each["selected"]) for each in table["children"]] == [
        ("Table/Mugs", True),
        ("Table/Bowls", False),
    ]


def test_facets_narrow_a_listing(shelf: Catalogue) -> None:
    """`totalHits` counts what is left."""
    found = ask(shelf, "search-page", None, **{"q": "", "f.price.min": "50"}).answer
    assert (group_keys(found["primaryList"]), found["primaryList"]["totalHits"]) == ("P3 P4", 2)


def test_the_navigation_tree_has_no_selection(shelf: Catalogue) -> None:
    """All categories, with their numbers."""
    tree = ask(shelf, "navigation-tree").answer["tree"]
    assert set(tree) == {"type", "path", "label", "count", "children"}
    assert (tree["type"], tree["count"]) == ("PRODUCT", 5)
    assert [(each["path"], each["count"]) for each in tree["children"]] == [
        ("Table", 2),
        ("Lighting", 2),
        ("Textiles", 1),
    ]
    assert [each["path"] for each in tree["children"][0]["children"]] == [
        "Table/Mugs",
        "Table/Bowls",
    ]


def test_a_product_has_the_vendors_shape(shelf: Catalogue) -> None:
    """Variants, images and colours stand in one order."""
    found = ask(shelf, "search-page", q="alva").answer["primaryList"]
    product = found["productGroups"][0]["products"][0]
    assert (product["key"], product["title"], product["link"]) == ("P1", "Alva mug", "/product/P1")
    assert product["sellingPrice"] == {"min": 11.0, "max": 14.0}
    assert product["listPrice"] == {"min": 14.0, "max": 14.0}
    assert product["badges"]["primary"] == [{"label": "Sale", "theme": "SALE"}]
    assert product["swatch"] == {"type": "COLORS", "colors": ["#d8c3a5", "#d8c3a5"]}
    urls = [image["sources"][0]["url"] for image in product["imageInfo"]["images"]]
    assert urls == ["/pictures/p1-sand.webp", "/pictures/p1-moss.webp"]
    assert [each["label"] for each in product["custom"]["category"]] == ["Table", "Mugs"]
    moss = product["variants"][1]
    assert (moss["key"], moss["label"], moss["inStock"]) == ("P1-moss", "Moss", False)
    assert moss["link"] == "/product/P1?variant=P1-moss"


def test_a_product_page_without_details_has_its_variants_tickets(shelf: Catalogue) -> None:
    """As the vendor's client documents it."""
    reply = ask(shelf, "product-page", productKey="P1")
    assert list(reply.answer["tickets"]) == ["P1-sand", "P1-moss"]
    assert "productGroup" not in reply.answer
    lists = reply.answer["recommendationLists"]
    assert [(each["label"], group_keys(each)) for each in lists] == [
        ("Goes well with it", "P2 P3 P4 P5")
    ]


def test_a_product_page_with_details_has_no_tickets_beside_them(shelf: Catalogue) -> None:
    """They are in the product group."""
    answer = ask(
        shelf, "product-page", b'{"productGroup":{"include":true}}', productKey="P1"
    ).answer
    assert "tickets" not in answer
    assert answer["productGroup"]["key"] == "P1"


def test_an_unknown_product_has_a_page_with_nothing_on_it(shelf: Catalogue) -> None:
    """The shop is to say that it is gone."""
    reply = ask(shelf, "product-page", productKey="gone")
    assert reply == Reply({"tickets": {}, "recommendationLists": []}, [])


def test_a_list_may_go_with_another_product_than_the_page_s(shelf: Catalogue) -> None:
    """As its own `params` say."""
    body = b"""{"recommendationLists": [{"id": "alts", "algorithm": "ALTERNATIVES",
      "limit": 1, "visualization": "GRID", "showMoreLink": "/more",
      "params": {"productKey": "P3"}}]}"""
    (found,) = ask(shelf, "product-page", body, productKey="P1").answer["recommendationLists"]
    assert group_keys(found) == "P4"
    assert (found["visualization"], found["showMoreLink"]) == ("GRID", "/more")


def test_a_landing_page_brings_what_is_near_to_the_customers_clicks_first(
    shelf: Catalogue,
) -> None:
    """A click on one lamp, and both lamps lead."""
    (found,) = ask(shelf, "landing-page", pageReference="/").answer["recommendationLists"]
    assert found["label"] == "Popular right now"
    assert group_keys(found) == "P3 P4 P1 P2 P5"


def test_a_landing_page_shows_the_lists_and_parts_asked_for(shelf: Catalogue) -> None:
    """Instead of its own."""
    body = b"""{"primaryList": {"include": true}, "navigation": {"include": true},
      "recommendationLists": [{"id": "new", "algorithm": "NEWEST_PRODUCTS", "limit": 2}]}"""
    answer = ask(shelf, "landing-page", body, pageReference="/").answer
    (found,) = answer["recommendationLists"]
    assert (found["id"], found["algorithm"], group_keys(found)) == (
        "new",
        "NEWEST_PRODUCTS",
        "P5 P4",
    )
    assert "label" not in found
    assert answer["primaryList"]["totalHits"] == 5
    assert answer["navigation"]["tree"]["count"] == 5


def test_a_cart_page_knows_products_and_variants_and_leaves_out_others(shelf: Catalogue) -> None:
    """A product is there once, though two of its variants are in the cart."""
    body = b'{"cart":{"include":true}}'
    answer = ask(shelf, "cart-page", body, cart="P1-sand|P1-moss|gone|P3").answer
    assert [group["key"] for group in answer["cart"]] == ["P1", "P3"]
    assert group_keys(answer["recommendationLists"][0]) == "P2 P4 P5"


def test_an_empty_cart_has_a_page(shelf: Catalogue) -> None:
    """With recommendations, but nothing in it."""
    answer = ask(shelf, "cart-page", cart="").answer
    assert answer["cart"] == []
    assert answer["recommendationLists"][0]["productGroups"]


def test_an_add_to_cart_popup_goes_with_what_was_added_and_with_the_cart(shelf: Catalogue) -> None:
    """And shows neither."""
    body = b'{"recommendationLists":[{"id":"addons","algorithm":"ADD_TO_CART_RECS"}]}'
    answer = ask(
        shelf, "add-to-cart-popup", body, variantKey="P1-moss", cart="P3|P3-sand|gone"
    ).answer
    (found,) = answer["recommendationLists"]
    assert (found["id"], found["algorithm"], group_keys(found)) == (
        "addons",
        "ADD_TO_CART_RECS",
        "P2 P4 P5",
    )


@pytest.mark.parametrize("key", ["P1", "gone"])
def test_an_add_to_cart_popup_wants_a_variant_of_the_catalogue(shelf: Catalogue, key: str) -> None:
    """As documented."""
    with pytest.raises(Refused, match=f"parameter variantKey is '{key}': no variant has that key"):
        ask(shelf, "add-to-cart-popup", b"{}", variantKey=key)
