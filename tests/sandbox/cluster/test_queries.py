"""Which queries are answered, and what holds for all answers."""

import pytest

from elevate_tag.sandbox.cluster.catalogue import Catalogue
from elevate_tag.sandbox.cluster.refusal import Refused
from tests.sandbox.cluster.asking import ask


def test_every_ticket_of_an_answer_is_issued_and_none_is_there_twice(shelf: Catalogue) -> None:
    """For the product and for each variant."""
    reply = ask(shelf, "product-page", b'{"productGroup":{"include":true}}', productKey="P1")
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
    assert ask(shelf, page, None, **given).searched == searched


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
        ask(shelf, page, None, **given)
    assert (refused.value.status, refused.value.reason[: len(reason)]) == (status, reason)


def test_the_touchpoint_may_be_in_lower_case(shelf: Catalogue) -> None:
    """As the vendor's own client sends it."""
    assert ask(shelf, "search-page", q="mug", touchpoint="mobile").answer["primaryList"]


def test_what_has_no_effect_here_is_taken_all_the_same(shelf: Catalogue) -> None:
    """A shop may send it to the real cluster."""
    ask(
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
