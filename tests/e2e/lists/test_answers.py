"""What lists make of an answer, whatever stands in it: never code, and marks for ads alone."""

import json
from pathlib import Path
from typing import Any

from tests.e2e.harness.bundles import OF_THE_SECOND_FILE
from tests.e2e.harness.lists import CARD, HEAD, cards, has_state, list_html
from tests.e2e.harness.page_server import Shop
from tests.e2e.harness.visitors import Case
from tests.e2e.harness.waiting import let_pass, wait_until

pytestmark = OF_THE_SECOND_FILE

HOSTILE = (
    "<img src=x onerror=window.hacked=1>",
    "<script>window.hacked=1</script>",
    "javascript:window.hacked=1",
    " \x01java\tscript:window.hacked=1",
    "data:text/html,<script>window.hacked=1</script>",
)
HOSTILE_CARD = """
<template><li>
  <b data-elevate-text="title"></b>
  <a href="/safe" data-elevate-attribute="href:title; title:title">link</a>
  <form action="/safe" data-elevate-attribute="action:title"></form>
  <textarea data-elevate-text="title"></textarea>
</li></template>
"""
POLICY = (
    "default-src 'none'; img-src 'self'; script-src 'nonce-abc' 'strict-dynamic';"
    " connect-src {reached}; base-uri 'none'; require-trusted-types-for 'script';"
    " trusted-types 'none'"
)


def hostile_catalogue(path: Path) -> Path:
    """Products whose names would run if anything took them for code."""
    products = [
        {
            "key": f"H{number}",
            "name": name,
            "brand": "X",
            "category": ["X"],
            "description": "X",
            "details": ["X"],
            "variants": [
                {
                    "key": f"H{number}-a",
                    "label": "A",
                    "colour": "#000000",
                    "price": 1.0,
                    "stock": 1,
                    "picture": "a.webp",
                }
            ],
        }
        for number, name in enumerate(HOSTILE)
    ]
    path.write_text(json.dumps({"currency": "GBP", "products": products}), "utf-8")
    return path


def test_nothing_in_an_answer_is_ever_code(
    with_lists: Any, cluster_with: Any, tmp_path: Path
) -> None:
    """Under a strict policy with Trusted Types, and none of it is asked to stop anything."""
    cluster = cluster_with(catalogue=hostile_catalogue(tmp_path / "products.json"))
    page = with_lists(
        list_html("landing-page", card=HOSTILE_CARD),
        cluster=cluster,
        csp=POLICY.format(reached=cluster.url),
        nonce="abc",
    ).page
    has_state(page, "filled")
    found = page.evaluate(
        """() => Array.from(document.querySelectorAll("#list > li"), (li) => [
          li.querySelector("b").textContent,
          li.querySelector("a").getAttribute("href"),
          li.querySelector("a").title,
          li.querySelector("form").getAttribute("action"),
          li.querySelector("textarea").value,
          li.querySelectorAll("img, script").length,
        ])"""
    )
    expected = [
        [
            name,
            name if name[0] == "<" else "/safe",
            name,
            name if name[0] == "<" else "/safe",
            name,
            0,
        ]
        for name in HOSTILE
    ]
    assert sorted(found) == sorted(expected)
    assert page.evaluate("[window.hacked ?? null, violations]") == [None, []]


DRAWN = (
    "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>"
    "<script>parent.postMessage('ran', '*')</script></svg>"
)
FRAMES = """
<template><li><iframe data-elevate-attribute="src:drawing"></iframe
><img alt="" data-elevate-attribute="src:drawing"></li></template>
"""
HEARD = """<script>
  window.heard = [];
  addEventListener("message", ({data}) => heard.push(data));
</script>"""


def test_a_drawing_may_be_a_picture_but_no_document(with_lists: Any, shop: Shop) -> None:
    """There the script in it would run."""
    product = {"key": "A", "drawing": DRAWN}
    answer = {
        "recommendationLists": [{"id": "popular", "productGroups": [{"products": [product]}]}]
    }
    path = "/cluster/api/storefront/v3/queries/landing-page"
    shop.add(path, json.dumps(answer), media_type="application/json")
    page = with_lists(
        list_html(card=FRAMES), head=HEAD + HEARD, cluster_id=f"{shop.url}/cluster"
    ).page
    has_state(page, "filled")
    wait_until(page, "document.querySelector('#list img').naturalWidth === 9")
    let_pass(page, 300)
    assert page.evaluate("heard") == []
    assert page.evaluate("document.querySelector('#list iframe').getAttribute('src')") is None


def test_sponsored_products_ask_for_their_impression(with_lists: Any, shop: Shop) -> None:
    """By their ticket, on one element each; a product without a ticket gets no mark."""
    products: list[dict[str, Any]] = [
        {"key": "A", "title": "Ad", "ticket": "t+/=1", "sponsored": True},
        {"key": "B", "title": "None", "ticket": "t2", "sponsored": False},
        {"key": 3, "title": "Odd", "ticket": ""},
        {"title": "Text", "ticket": {"no": "text"}, "sponsored": "true"},
    ]
    groups = [
        {"key": each.get("key"), "products": [each, {"title": "Swatch"}]} for each in products
    ]
    answer = {"sponsoredLists": [{"id": "ads", "productGroups": groups}]}
    path = "/cluster/api/storefront/v3/queries/sponsored-page"
    shop.add(path, json.dumps(answer), media_type="application/json")
    two = CARD.replace("</li></template>", "</li> and <li></li></template>")
    html = list_html("sponsored-page", of="ads", card=two)
    page = with_lists(html, cluster_id=f"{shop.url}/cluster").page
    has_state(page, "filled")
    marks = [(card["ticket"], card["key"], card["impression"]) for card in cards(page)]
    assert marks == [
        ("t+/=1", "A", "t+/=1"),
        ("t+/=1", "A", None),
        ("t2", "B", None),
        ("t2", "B", None),
        (None, "3", None),
        (None, "3", None),
        (None, None, None),
        (None, None, None),
    ]


def test_an_answer_that_is_not_as_documented_harms_nothing(
    with_lists: Any, shop: Shop, case: Case
) -> None:
    """Whatever its JSON is."""
    path = "/cluster/api/storefront/v3/queries/landing-page"
    for text in (
        "null",
        "[]",
        '"x"',
        "7",
        '{"recommendationLists": {"id": "popular"}}',
        '{"recommendationLists": [null, {"id": "popular", "productGroups": [null, 7, []]}]}',
        '{"recommendationLists": [{"id": "popular", "productGroups": [{"products": []}]}]}',
    ):
        with case(text):
            shop.add(path, text, media_type="application/json")
            opened = with_lists(list_html(), cluster_id=f"{shop.url}/cluster")
            has_state(opened.page, "empty")
            assert opened.page.evaluate("document.getElementById('fallback').textContent")
