"""The table: every row has an example that is taken, and no API has a row of another's."""

import json
from dataclasses import replace

import pytest

from elevate_tag.sandbox.cluster import rules
from elevate_tag.sandbox.cluster.notification import apis
from elevate_tag.sandbox.cluster.notification.table import ROWS, Row
from elevate_tag.sandbox.cluster.rules import About, Request
from tests.sandbox.cluster.notification.known import KNOWN, QUERY, QUERY_3, V1

TICKET = {"ticket": "variant"}
OF_TICKET = About("P1", "P1-sand")
SOLD = {"productKey": "P1", "variantKey": "P1-sand", "quantity": 2, "sellingPrice": 39.0}
SOLD_4 = {"variantKey": "P1-sand", "quantity": 2, "sellingPrice": 39.0}

EXAMPLES: dict[str, tuple[object, About]] = {
    "click": (TICKET, OF_TICKET),
    "add-to-cart": (TICKET, OF_TICKET),
    "adding-to-cart": (TICKET, OF_TICKET),
    "ad-impression": (TICKET, OF_TICKET),
    "add-favorite": ({"productKey": "P1"}, About("P1")),
    "remove-favorite": ({"variantKey": "P1-sand"}, OF_TICKET),
    "remove-recent-searches": ({"phrases": ["mug", "lamp"]}, About()),
    "remove-recently-viewed": ({"productKeys": ["P1", "gone"]}, About()),
    "non-esales-click": ({"productKey": "P1", "variantKey": None}, About("P1")),
    "non-esales-adding-to-cart": ({"productKey": None, "variantKey": "P1-sand"}, OF_TICKET),
    "favorite/add": ({"productKey": "P1", "variantKey": "P1-sand"}, OF_TICKET),
    "favorite/remove": ({"productKey": "gone"}, About("gone")),
    "end": (None, About()),
}
QUERIES = {
    "storefront/v3": QUERY,
    "v2": QUERY,
    "elevate-3/v2": QUERY_3,
    "elevate-3/v1": "",
}


def example(row: Row) -> tuple[Request, About]:
    """A request for a notification as its page shows it, and what it is about."""
    sold = SOLD_4 if row.api is apis.ELEVATE_4_V2 else SOLD
    body, about = EXAMPLES.get(row.kind, ({"lines": [sold]}, About(lines=(SOLD,))))
    if row.api is apis.ELEVATE_3_V1:
        sender = V1 if row.with_id else {k: v for k, v in V1.items() if k != "id"}
        body = {**sender, **(body if isinstance(body, dict) else {})}
    return Request(
        kind=row.kind,
        version=row.api.path,
        query=QUERIES[row.api.name],
        origin="https://shop.example",
        content_type="application/json;charset=utf-8" if body else "",
        body=json.dumps(body).encode() if body else b"",
    ), about


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.api.name} {row.kind}")
def test_every_notification_is_taken_as_its_page_shows_it(row: Row) -> None:
    """And what it is about is known."""
    request, about = example(row)
    verdict = rules.judge(request, replace(KNOWN, client_payments="all"))
    assert (verdict.status, verdict.reason, verdict.about) == (204, "", about)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.api.name} {row.kind}")
def test_every_row_names_the_page_it_is_from(row: Row) -> None:
    """One of the vendor's."""
    assert row.source.startswith(
        ("https://docs.elevate.voyado.cloud/elevate/", "https://docs.apptus.com/elevate/4/")
    )
    assert row.source.removeprefix(row.api.docs)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.api.name} {row.kind}")
def test_text_plain_is_for_elevate_4_and_a_body_for_those_that_have_one(row: Row) -> None:
    """Web API v1 and v2 document `application/json` and nothing else."""
    request, _ = example(row)
    known = replace(KNOWN, client_payments="all")
    plain = rules.judge(replace(request, content_type="text/plain;charset=utf-8"), known)
    elevate_4 = row.api in (apis.STOREFRONT, apis.ELEVATE_4_V2)
    assert plain.status == (204 if elevate_4 or row.rule is None else 415)
    if row.rule is None:
        told = rules.judge(replace(request, body=b"{}", content_type="application/json"), known)
        assert (told.status, told.reason) == (400, "end has no body, got 2 bytes")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.api.name} {row.kind}")
def test_a_field_that_is_not_documented_is_refused_by_name(row: Row) -> None:
    """A misspelling among them."""
    request, _ = example(row)
    if row.rule is None:
        return
    more = json.dumps({**json.loads(request.body), "tickets": "x"}).encode()
    verdict = rules.judge(replace(request, body=more), replace(KNOWN, client_payments="all"))
    assert (verdict.status, verdict.reason[:23]) == (400, "unknown field 'tickets'")


@pytest.mark.parametrize(
    ("version", "query", "kind", "reason"),
    [
        ("storefront/v3", QUERY, "payment", "no notification 'payment' in storefront/v3"),
        ("storefront/v3", QUERY, "non-esales-click", "no notification 'non-esales-click' in store"),
        ("storefront/v3", QUERY, "favorite/add", "no notification 'favorite/add' in storefront/v3"),
        ("v2", QUERY, "ad-impression", "no notification 'ad-impression' in v2"),
        ("v2", QUERY, "remove-recently-viewed", "no notification 'remove-recently-viewed' in v2"),
        ("v2", QUERY, "favorite/add", "no notification 'favorite/add' in v2"),
        ("v2", QUERY_3, "add-favorite", "no notification 'add-favorite' in elevate-3/v2"),
        ("v1", "", "favorite/add", "no notification 'favorite/add' in elevate-3/v1"),
        ("v1", "", "add-to-cart", "no notification 'add-to-cart' in elevate-3/v1"),
    ],
)
def test_a_notification_that_the_version_does_not_have_is_404_and_says_which_have_it(
    version: str, query: str, kind: str, reason: str
) -> None:
    """So that a wrong version in a shop's configuration shows."""
    verdict = rules.judge(Request(version=version, query=query, kind=kind), KNOWN)
    assert (verdict.status, verdict.reason[: len(reason)]) == (404, reason)
    assert verdict.reason.endswith(" has it")
