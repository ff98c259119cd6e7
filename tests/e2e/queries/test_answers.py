"""Queries by `elevateTag.query()`: the vendor's, over real HTTP, from a page of another origin."""

from typing import Any

import pytest

from tests.e2e.harness.bundles import OF_THE_SECOND_FILE
from tests.e2e.harness.page_with import PageWith
from tests.e2e.harness.queries import outcome
from tests.e2e.harness.tag_page import TagPage
from tests.e2e.harness.visitors import Case
from tests.e2e.harness.watched_cluster import WatchedCluster

pytestmark = OF_THE_SECOND_FILE

ALVA = "P1001"


def titles(answer: Any) -> list[str]:
    """Of the products in the primary list."""
    return [group["products"][0]["title"] for group in answer["primaryList"]["productGroups"]]


def test_a_query_is_answered_with_tickets_that_may_be_sent(
    page_with: PageWith, opened: TagPage, cluster: WatchedCluster
) -> None:
    """As the sandbox's catalogue has it; the page that shows it is tracked."""
    answer = outcome(opened, "search-page", {"q": "mug", "limit": 1})["answer"]
    assert titles(answer) == ["Alva mug"]
    ticket = answer["primaryList"]["productGroups"][0]["products"][0]["ticket"]
    opened.page.evaluate(
        """(ticket) => {
          document.body.innerHTML = "<button id=it>Alva</button>";
          document.getElementById("it").setAttribute("data-elevate-ticket", ticket);
        }""",
        ticket,
    )
    opened.page.click("#it")
    arrival = cluster.expect("click", ticket)
    assert (arrival.product_key, arrival.customer_key) == (ALVA, "c 1")


def test_every_query_of_the_vendor_s_is_one(opened: TagPage, case: Case) -> None:
    """By its name in the vendor's URLs."""
    queries: dict[str, tuple[Any, Any]] = {
        "autocomplete": ({"q": "mu"}, None),
        "search-page": ({"q": "mug"}, {"navigation": {"include": True}}),
        "landing-page": ({"pageReference": "/"}, None),
        "product-page": ({"productKey": ALVA}, {"productGroup": {"include": True}}),
        "cart-page": ({"cart": [ALVA, "P1002"]}, {"cart": {"include": True}}),
        "add-to-cart-popup": ({"variantKey": "P1001-sand", "cart": []}, None),
        "navigation-tree": (None, None),
        "content-information": ({"contentKeys": ["A1", "A2"]}, None),
        "content-search-page": ({"q": ""}, None),
    }
    for name, (parameters, body) in queries.items():
        with case(name):
            kept = outcome(opened, name, parameters, body)
            assert isinstance(kept.get("answer"), dict), kept


def test_lists_are_joined_and_facets_are_parameters(opened: TagPage) -> None:
    """`|` between; what is undefined is left out; a number and a truth value are words."""
    parameters = {
        "q": "",
        "f.brand": ["Nordhem Studio", "Nobody"],
        "f.price.max": 20,
        "f.onlyInStock": True,
        "sort": None,
        "limit": 600,
    }
    products = outcome(opened, "search-page", parameters)["answer"]["primaryList"]["productGroups"]
    found = [group["products"][0] for group in products]
    assert found
    assert {each["brand"] for each in found} == {"Nordhem Studio"}
    assert all(each["sellingPrice"]["min"] <= 20 for each in found)


def test_a_body_is_posted_as_text_without_a_preflight(opened: TagPage) -> None:
    """Patched JSON and prototypes do not change it."""
    wanted = [{"id": "x", "algorithm": "TOP_PRODUCTS", "limit": 2, "label": 'Å "top" \u2028'}]
    (found,) = opened.page.evaluate(
        """async (body) => {
          const { stringify } = JSON;
          JSON.stringify = () => "broken";
          Array.prototype.toJSON = () => "broken";
          Object.prototype.inherited = "never sent";
          const asked = elevateTag.query("landing-page", {pageReference: "/"}, body);
          try {
            const { recommendationLists } = await asked;
            return recommendationLists.map(({ id, label, productGroups }) =>
              ({ id, label, count: productGroups.length }));
          } finally {
            // The driver of the browser needs them.
            JSON.stringify = stringify;
            delete Array.prototype.toJSON;
            delete Object.prototype.inherited;
          }
        }""",
        {"recommendationLists": wanted},
    )
    assert found == {"id": "x", "label": 'Å "top" \u2028', "count": 2}


@pytest.mark.without("wpe", reason="its window has one size")
def test_who_asks_and_where_is_the_tag_s_to_say(page_with: PageWith, case: Case) -> None:
    """Keys, market, locale and touchpoint; a parameter goes before an attribute."""
    cases: dict[str, tuple[dict[str, Any], dict[str, str], str, str]] = {
        "a phone's viewport": ({}, {}, "en-GB", "MOBILE"),
        "attributes": ({"touchpoint": "mobile"}, {}, "en-GB", "MOBILE"),
        "white space around an attribute": ({"touchpoint": " mobile\n"}, {}, "en-GB", "MOBILE"),
        "parameters": ({}, {"locale": "sv-SE", "touchpoint": "desktop"}, "sv-SE", "DESKTOP"),
        "viewport": ({}, {}, "en-GB", "DESKTOP"),
    }
    for name, (attributes, parameters, locale, touchpoint) in cases.items():
        with case(name):
            opened = page_with(
                "", locale="en-GB", customer_key="c&1", session_key="s", **attributes
            )
            width = 500 if name == "a phone's viewport" else 1000
            opened.visit.is_changed = True
            opened.page.set_viewport_size({"width": width, "height": 700})
            url = opened.page.evaluate(
                """async (parameters) => {
                  const real = window.fetch;
                  let asked;
                  window.fetch = (url, options) => { asked = url; return real(url, options); };
                  await elevateTag.query("landing-page", {pageReference: "/", ...parameters});
                  window.fetch = real;
                  return asked;
                }""",
                parameters,
            )
            assert url.endswith(
                f"/queries/landing-page?market=UK&locale={locale}&touchpoint={touchpoint}"
                "&customerKey=c%261&sessionKey=s&pageReference=%2F"
            ), url


PANELS = """
async ([site, path, parameters, body]) => {
  const failed = [];
  const { begin } = await import("/elevate/elevate-tag.more.js");
  const { query } = begin({
    source: "", read: () => "", market: "UK", ...site,
    visitor: () => site.visitor, say: () => {}, failed: (line) => failed.push(line),
  });
  try { return { answer: await query(path, parameters, body ?? undefined) }; }
  catch ({ name, status, message }) { return { name, status, message }; }
}
"""
UUID = "0b6f3a52-6d5c-4f0e-9d0c-3f1f6f1f2a11"
OF_V2 = f"esales.customerKey={UUID}&esales.sessionKey={UUID}"
OF_V1 = f"customerKey={UUID}&sessionKey={UUID}"


@pytest.mark.parametrize(
    ("version", "api", "visitor"), [("elevate-3/v2", "v2", OF_V2), ("elevate-3/v1", "v1", OF_V1)]
)
def test_on_elevate_3_a_query_is_a_panel(
    page_with: PageWith, cluster: WatchedCluster, version: str, api: str, visitor: str
) -> None:
    """By its path; arguments go as that version has them."""
    page = page_with("", where="absent").page
    site = {"api": f"{cluster.url}/api/{api}", "version": version, "visitor": visitor}
    given = [site, "/search-page/search-hits", {"search_phrase": "alva mug", "window_last": 1}]
    (panel,) = page.evaluate(PANELS, [*given, None])["answer"]["searchHits"]
    assert [each["key"] for each in panel["products"]] == [ALVA]
    refused = page.evaluate(PANELS, [*given, {}])
    assert (refused["name"], refused["status"]) == ("Error", 0)
    assert "panels have none" in refused["message"]


def test_the_second_file_is_fetched_once_and_only_when_asked_for(page_with: PageWith) -> None:
    """A page without queries does not pay for them."""
    opened = page_with("", locale="en-GB")
    fetched = (
        "performance.getEntriesByType('resource').map(({name}) => name)"
        ".filter(name => name.includes('elevate-tag.more')).length"
    )
    assert opened.page.evaluate(fetched) == 0
    for _ in range(2):
        assert outcome(opened, "search-page", {"q": "mug"})["answer"]
    assert opened.page.evaluate(fetched) == 1
