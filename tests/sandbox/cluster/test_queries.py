"""Which queries are answered, and what their answers hold."""

from typing import Any
from urllib.parse import urlencode

import pytest

from elevate_tag.sandbox.cluster import queries, tickets
from elevate_tag.sandbox.cluster.catalogue import Catalogue
from elevate_tag.sandbox.cluster.content import ContentItem
from elevate_tag.sandbox.cluster.history import History
from elevate_tag.sandbox.cluster.queries import Query, Reply
from elevate_tag.sandbox.cluster.refusal import Refused
from tests.sandbox.cluster.running import PAGE, TEXT, VISITOR

ARTICLES = (
    ContentItem("A", "faq", "Mug care", "/a", "Wash it.", "2026-01-01T00:00:00Z", "Care"),
    ContentItem("B", "article", "A lamp", "/b", "Made of brass.", "2026-03-01T00:00:00Z", "News"),
    ContentItem("C", "faq", "Returns", "/c", "A mug, a lamp.", "2026-02-01T00:00:00Z", "Orders"),
)


def _reply(shelf: Catalogue, page: str, body: bytes | None = None, **given: str | None) -> Reply:
    """The reply to a query; a parameter of None is left out."""
    parameters = {k: v for k, v in (VISITOR | PAGE | given).items() if v is not None}
    query = Query(
        page=page,
        query=urlencode(parameters),
        method="GET" if body is None else "POST",
        content_type="" if body is None else TEXT,
        body=body or b"",
    )
    return queries.reply(
        query,
        markets=["UK"],
        catalogue=shelf,
        content=ARTICLES,
        history_of=lambda key: History({}, ("P4",), ("P3",), ("mug", "lamp")),
    )


def _groups(found: Any) -> str:
    return " ".join(group["key"] for group in found["productGroups"])


def test_a_search_page_lists_what_matches(shelf: Catalogue) -> None:
    """With the sort orders to choose from."""
    answer = _reply(shelf, "search-page", q="lamp", sort="PRICE_DESCENDING").answer
    assert answer["q"] == "lamp"
    found = answer["primaryList"]
    assert (_groups(found), found["totalHits"]) == ("P4 P3", 2)
    assert [each["id"] for each in found["facets"]] == ["brand", "color", "price", "onlyInStock"]
    assert found["sort"]["selected"] == "PRICE_DESCENDING"
    assert {"id": "RELEVANCE", "label": "Relevance"} in found["sort"]["options"]


def test_a_listing_comes_in_pages(shelf: Catalogue) -> None:
    """`totalHits` counts them all."""
    found = _reply(shelf, "search-page", q="", skip="1", limit="2").answer["primaryList"]
    assert (_groups(found), found["totalHits"]) == ("P2 P3", 5)


def test_a_search_for_nothing_in_a_category_lists_the_category(shelf: Catalogue) -> None:
    """And its navigation, when asked for."""
    answer = _reply(
        shelf, "search-page", q="", selectedCategory="Table/Mugs", includeNavigation="true"
    ).answer
    assert _groups(answer["primaryList"]) == "P1"
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


def test_a_product_has_the_vendors_shape(shelf: Catalogue) -> None:
    """Variants, images and colours stand in one order."""
    found = _reply(shelf, "search-page", q="alva").answer["primaryList"]
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


def test_every_ticket_of_an_answer_is_issued_and_none_is_there_twice(shelf: Catalogue) -> None:
    """For the product and for each variant."""
    reply = _reply(shelf, "product-page", b'{"productGroup":{"include":true}}', productKey="P1")
    groups = [reply.answer["productGroup"]]
    groups += [g for each in reply.answer["recommendationLists"] for g in each["productGroups"]]
    products = [product for group in groups for product in group["products"]]
    sent = [p["ticket"] for p in products] + [v["ticket"] for p in products for v in p["variants"]]
    assert sorted(sent) == sorted({issued.ticket for issued in reply.issued})
    assert {i.variant_key for i in reply.issued if i.product_key == "P1"} == {
        None,
        "P1-sand",
        "P1-moss",
    }


def test_a_product_page_without_details_has_its_variants_tickets(shelf: Catalogue) -> None:
    """As the vendor's client documents it."""
    reply = _reply(shelf, "product-page", productKey="P1")
    assert list(reply.answer["tickets"]) == ["P1-sand", "P1-moss"]
    assert "productGroup" not in reply.answer
    lists = reply.answer["recommendationLists"]
    assert [(each["label"], _groups(each)) for each in lists] == [
        ("Goes well with it", "P2 P3 P4 P5")
    ]


def test_a_product_page_with_details_has_no_tickets_beside_them(shelf: Catalogue) -> None:
    """They are in the product group."""
    answer = _reply(
        shelf, "product-page", b'{"productGroup":{"include":true}}', productKey="P1"
    ).answer
    assert "tickets" not in answer
    assert answer["productGroup"]["key"] == "P1"


def test_an_unknown_product_has_a_page_with_nothing_on_it(shelf: Catalogue) -> None:
    """The shop is to say that it is gone."""
    reply = _reply(shelf, "product-page", productKey="gone")
    assert reply == Reply({"tickets": {}, "recommendationLists": []}, [])


def test_a_landing_page_brings_what_is_near_to_the_customers_clicks_first(
    shelf: Catalogue,
) -> None:
    """A click on one lamp, and both lamps lead."""
    (found,) = _reply(shelf, "landing-page", pageReference="/").answer["recommendationLists"]
    assert found["label"] == "Popular right now"
    assert _groups(found) == "P3 P4 P1 P2 P5"


def test_a_landing_page_shows_the_lists_and_parts_asked_for(shelf: Catalogue) -> None:
    """Instead of its own."""
    body = b"""{"primaryList": {"include": true}, "navigation": {"include": true},
      "recommendationLists": [{"id": "new", "algorithm": "NEWEST_PRODUCTS", "limit": 2}]}"""
    answer = _reply(shelf, "landing-page", body, pageReference="/").answer
    (found,) = answer["recommendationLists"]
    assert (found["id"], found["algorithm"], _groups(found)) == ("new", "NEWEST_PRODUCTS", "P5 P4")
    assert "label" not in found
    assert answer["primaryList"]["totalHits"] == 5
    assert answer["navigation"]["tree"]["count"] == 5


def test_a_cart_page_knows_products_and_variants_and_leaves_out_others(shelf: Catalogue) -> None:
    """A product is there once, though two of its variants are in the cart."""
    body = b'{"cart":{"include":true}}'
    answer = _reply(shelf, "cart-page", body, cart="P1-sand|P1-moss|gone|P3").answer
    assert [group["key"] for group in answer["cart"]] == ["P1", "P3"]
    assert _groups(answer["recommendationLists"][0]) == "P2 P4 P5"


def test_an_empty_cart_has_a_page(shelf: Catalogue) -> None:
    """With recommendations, but nothing in it."""
    answer = _reply(shelf, "cart-page", cart="").answer
    assert answer["cart"] == []
    assert answer["recommendationLists"][0]["productGroups"]


def test_facets_narrow_a_listing(shelf: Catalogue) -> None:
    """`totalHits` counts what is left."""
    found = _reply(shelf, "search-page", None, **{"q": "", "f.price.min": "50"}).answer
    assert (_groups(found["primaryList"]), found["primaryList"]["totalHits"]) == ("P3 P4", 2)


def test_autocomplete_suggests_phrases_products_and_content(shelf: Catalogue) -> None:
    """With what matches in double braces, and tickets to send back."""
    body = b'{"contentLists": [{"id": "help", "contentFilter": {"type": "faq"}}]}'
    reply = _reply(shelf, "autocomplete", body, q="mu")
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
    answer = _reply(shelf, "autocomplete", q=q).answer
    assert [each["q"] for each in answer["phraseSuggestions"]][:3] == ["table", "mugs", "alva mug"]
    assert answer["recentSearches"] == [{"q": "mug"}, {"q": "lamp"}]
    assert [group["key"] for group in answer["recentlyViewed"]] == ["P4"]
    assert (answer["productSuggestions"], answer["contentSuggestions"]) == ([], [])
    assert answer["totalHits"] == 0


def test_a_phrase_may_hold_what_a_pattern_would_mean(shelf: Catalogue) -> None:
    """It is text."""
    answer = _reply(shelf, "autocomplete", q="mu(.*").answer
    assert (answer["phraseSuggestions"], answer["totalHits"]) == ([], 2)


def test_the_navigation_tree_has_no_selection(shelf: Catalogue) -> None:
    """All categories, with their numbers."""
    tree = _reply(shelf, "navigation-tree").answer["tree"]
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


def test_content_information_gives_items_by_their_keys(shelf: Catalogue) -> None:
    """In the order asked for, each once; unknown ones are left out."""
    reply = _reply(shelf, "content-information", contentKeys="C|gone|A|C")
    items = reply.answer["items"]
    assert [item["key"] for item in items] == ["C", "A"]
    assert items[1] == {
        "key": "A",
        "type": "faq",
        "title": "Mug care",
        "link": "/a",
        "ticket": reply.issued[1].ticket,
        "description": "Wash it.",
        "releaseDate": "2026-01-01T00:00:00Z",
        "custom": {"topic": [{"id": "Care", "label": "Care"}]},
    }
    assert tickets.decoded(items[1]["ticket"]).startswith(
        ";/sandbox/DESKTOP/CONTENT_INFORMATION/PRIMARY_LIST;#;content_key;A;#;"
    )


@pytest.mark.parametrize(
    ("given", "body", "keys", "total"),
    [
        ({"q": "mug"}, None, ["A", "C"], 2),
        ({"q": ""}, None, ["A", "B", "C"], 3),
        ({"q": "", "sort": "NEWEST_FIRST"}, None, ["B", "C", "A"], 3),
        ({"q": "", "skip": "1", "limit": "1"}, None, ["B"], 3),
        ({"q": "lamp"}, b'{"primaryList":{"contentFilter":{"type":"article"}}}', ["B"], 1),
    ],
)
def test_a_content_search_page_lists_what_matches(
    shelf: Catalogue, given: dict[str, str], body: bytes | None, keys: list[str], total: int
) -> None:
    """Sorted, filtered and in pages."""
    answer = _reply(shelf, "content-search-page", body, **given).answer
    found = answer["primaryList"]
    assert ([item["key"] for item in found["items"]], found["totalHits"]) == (keys, total)
    assert found["sort"]["selected"] == given.get("sort", "RELEVANCE")
    assert [option["id"] for option in found["sort"]["options"]] == ["RELEVANCE", "NEWEST_FIRST"]
    assert answer["q"] == given["q"]


def test_an_add_to_cart_popup_goes_with_what_was_added_and_with_the_cart(shelf: Catalogue) -> None:
    """And shows neither."""
    body = b'{"recommendationLists":[{"id":"addons","algorithm":"ADD_TO_CART_RECS"}]}'
    answer = _reply(
        shelf, "add-to-cart-popup", body, variantKey="P1-moss", cart="P3|P3-sand|gone"
    ).answer
    (found,) = answer["recommendationLists"]
    assert (found["id"], found["algorithm"], _groups(found)) == (
        "addons",
        "ADD_TO_CART_RECS",
        "P2 P4 P5",
    )


@pytest.mark.parametrize("key", ["P1", "gone"])
def test_an_add_to_cart_popup_wants_a_variant_of_the_catalogue(shelf: Catalogue, key: str) -> None:
    """As documented."""
    with pytest.raises(Refused, match=f"parameter variantKey is '{key}': no variant has that key"):
        _reply(shelf, "add-to-cart-popup", b"{}", variantKey=key)


def test_a_list_may_go_with_another_product_than_the_page_s(shelf: Catalogue) -> None:
    """As its own `params` say."""
    body = b"""{"recommendationLists": [{"id": "alts", "algorithm": "ALTERNATIVES",
      "limit": 1, "visualization": "GRID", "showMoreLink": "/more",
      "params": {"productKey": "P3"}}]}"""
    (found,) = _reply(shelf, "product-page", body, productKey="P1").answer["recommendationLists"]
    assert _groups(found) == "P4"
    assert (found["visualization"], found["showMoreLink"]) == ("GRID", "/more")


def test_a_landing_page_may_have_content_lists(shelf: Catalogue) -> None:
    """The newest first, unless told otherwise."""
    body = b"""{"contentLists": [{"id": "new", "limit": 1},
      {"id": "top", "algorithm": "TOP_CONTENT", "limit": 2}]}"""
    new, top = _reply(shelf, "landing-page", body, pageReference="/").answer["contentLists"]
    assert (new["totalHits"], [item["key"] for item in new["items"]]) == (3, ["B"])
    assert [item["key"] for item in top["items"]] == ["A", "B"]


@pytest.mark.parametrize(
    ("page", "given", "searched"),
    [
        ("search-page", {"q": "mug"}, "mug"),
        ("search-page", {"q": "mug", "notify": "false"}, ""),
        ("search-page", {"q": ""}, ""),
        ("autocomplete", {"q": "mug"}, ""),
        ("landing-page", {"q": "mug", "pageReference": "/"}, ""),
    ],
)
def test_a_search_page_s_phrase_is_one_that_was_searched_for(
    shelf: Catalogue, page: str, given: dict[str, str], searched: str
) -> None:
    """Unless the query is to leave no trace."""
    assert _reply(shelf, page, None, **given).searched == searched


@pytest.mark.parametrize(
    ("page", "given", "status", "reason"),
    [
        ("start-page", {}, 404, "no query 'start-page' here: there are landing-page"),
        ("search-page", {}, 400, "parameter q is missing"),
        ("search-page", {"q": "x", "locale": None}, 400, "parameter locale is missing"),
        ("search-page", {"q": "x", "market": "DK"}, 400, "unknown market 'DK'"),
        ("search-page", {"q": "x", "customerKey": None}, 400, "parameter customerKey is missing"),
        (
            "search-page",
            {"q": "x", "touchpoint": "tablet"},
            400,
            "parameter touchpoint is 'tablet'",
        ),
        (
            "search-page",
            {"q": "x", "limit": "0"},
            400,
            "parameter limit is '0': allowed is a whole",
        ),
        ("search-page", {"q": "x", "limit": "1001"}, 400, "parameter limit is '1001'"),
        ("search-page", {"q": "x", "skip": "-1"}, 400, "parameter skip is '-1'"),
        ("search-page", {"q": "x", "skip": "²"}, 400, "parameter skip is '²'"),
        ("search-page", {"q": "x", "sort": "price"}, 400, "parameter sort is 'price': allowed is"),
        ("search-page", {"q": "x", "notify": "no"}, 400, "parameter notify is 'no'"),
        ("search-page", {"q": "x", "f.fit": "y"}, 400, "unknown parameter 'f.fit'"),
        ("search-page", {"q": "x", "f.price": "1"}, 400, "unknown parameter 'f.price'"),
        ("search-page", {"q": "x", "f.price.min": "y"}, 400, "parameter f.price.min is 'y': allo"),
        ("search-page", {"q": "x", "f.price.max": "nan"}, 400, "parameter f.price.max is 'nan'"),
        ("search-page", {"q": "x", "f.onlyInStock": "1"}, 400, "parameter f.onlyInStock is '1'"),
        ("search-page", {"q": "x", "channels": "STORE"}, 400, "parameter stores is missing"),
        ("product-page", {"productKey": "P1", "origin": "ORGANIC"}, 400, "unknown parameter 'orig"),
        ("navigation-tree", {"presentCustom": "a"}, 400, "unknown parameter 'presentCustom'"),
        ("content-information", {}, 400, "parameter contentKeys is missing"),
        ("content-information", {"contentKeys": "A|"}, 400, "parameter contentKeys is 'A|': allow"),
        ("content-information", {"contentKeys": "A", "stores": "s"}, 400, "unknown parameter 'sto"),
        ("content-search-page", {}, 400, "parameter q is missing"),
        ("content-search-page", {"q": "", "sort": "DISCOUNT"}, 400, "parameter sort is 'DISCOUNT'"),
        ("add-to-cart-popup", {"variantKey": "P1-sand"}, 405, "method GET is not allowed here"),
        ("search-page", {"q": "x", "selectedCategory": ""}, 400, "parameter selectedCategory is e"),
        ("product-page", {}, 400, "parameter productKey is missing"),
        ("product-page", {"productKey": ""}, 400, "parameter productKey is empty"),
        ("product-page", {"productKey": "P1", "q": "x"}, 400, "unknown parameter 'q'"),
        ("cart-page", {}, 400, "parameter cart is missing"),
        ("landing-page", {}, 400, "parameter pageReference is missing, and so is the header"),
    ],
)
def test_what_is_not_as_documented_is_refused(
    shelf: Catalogue, page: str, given: dict[str, str | None], status: int, reason: str
) -> None:
    """With the parameter's name and what is allowed."""
    with pytest.raises(Refused) as refused:
        _reply(shelf, page, None, **given)
    assert (refused.value.status, refused.value.reason[: len(reason)]) == (status, reason)


def test_the_touchpoint_may_be_in_lower_case(shelf: Catalogue) -> None:
    """As the vendor's own client sends it."""
    assert _reply(shelf, "search-page", q="mug", touchpoint="mobile").answer["primaryList"]


def test_what_has_no_effect_here_is_taken_all_the_same(shelf: Catalogue) -> None:
    """A shop may send it to the real cluster."""
    _reply(
        shelf,
        "search-page",
        q="mug",
        viewId="preview",
        notify="false",
        channels="ONLINE|STORE",
        stores="soho|tribeca",
        presentCustom="a|b",
        origin="ORGANIC",
    )
