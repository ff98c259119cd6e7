"""What the cluster takes, and why not: a table of bad input."""

import json
from dataclasses import replace
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elevate_tag.sandbox.cluster import rules
from elevate_tag.sandbox.cluster.origin import OriginHost
from elevate_tag.sandbox.cluster.rules import About, Request, Verdict
from elevate_tag.sandbox.cluster.tickets import Issued
from tests.sandbox.cluster.notification.known import KNOWN

VISITOR = urlencode({"market": "UK", "customerKey": "c", "sessionKey": "s"})
CLICK = Request(
    kind="click",
    query=VISITOR,
    content_type="text/plain;charset=utf-8",
    body=b'{"ticket":"known"}',
    origin="https://shop.example",
)
ADD = replace(CLICK, kind="add-to-cart")
REMOVE = replace(CLICK, kind="remove-recent-searches", body=b'{"phrases":["mug"]}')


def judge(request: Request, *origin_hosts: str) -> Verdict:
    """The verdict of a cluster with two markets and three tickets."""
    hosts = [OriginHost.parse(host) for host in origin_hosts]
    return rules.judge(request, replace(KNOWN, origin_hosts=hosts))


@pytest.mark.parametrize(
    "request_",
    [
        CLICK,
        ADD,
        replace(CLICK, content_type="application/json;charset=utf-8"),
        replace(CLICK, query=VISITOR.replace("UK", "SE")),
        replace(CLICK, query=VISITOR + "&userContext=PERSONALIZED"),
        replace(CLICK, query="market=UK&userContext=ANONYMOUS"),
        replace(CLICK, body=b' {"ticket" : "known"}\n'),
        replace(CLICK, body=b'{"ticket":"content"}'),
        replace(ADD, body=b'{"ticket":"variant"}'),
        replace(CLICK, origin=""),
        REMOVE,
        replace(REMOVE, body=b'{"removeAll":true}'),
        replace(REMOVE, body=b'{"removeAll":true,"phrases":["mug"]}'),
    ],
)
def test_a_notification_as_documented_is_taken(request_: Request) -> None:
    """With 204 and no reason."""
    verdict = judge(request_)
    assert (verdict.status, verdict.reason) == (204, "")


def test_a_verdict_says_what_the_ticket_stands_for() -> None:
    """The ledger shows it."""
    assert judge(replace(ADD, body=b'{"ticket":"variant"}')).about == About("P1", "P1-sand")


@pytest.mark.parametrize(
    ("request_", "status", "reason"),
    [
        (
            replace(CLICK, kind="clicks"),
            404,
            "no notification 'clicks' in storefront/v3: there are click, add-to-cart",
        ),
        (replace(REMOVE, body=b"{}"), 400, "the body is to be"),
        (replace(REMOVE, body=b'{"phrases":[]}'), 400, "the body is to be"),
        (replace(REMOVE, body=b'{"phrases":[1]}'), 400, "the body is to be"),
        (replace(REMOVE, body=b'{"phrases":"mug"}'), 400, "the body is to be"),
        (replace(REMOVE, body=b'{"removeAll":false}'), 400, "the body is to be"),
        (replace(REMOVE, body=b'{"phrases":[""]}'), 400, "the body is to be"),
        (replace(REMOVE, body=b'{"removeAll":1}'), 400, "the body is to be"),
        (replace(REMOVE, body=b'{"products":["P1"]}'), 400, "unknown field 'products'"),
        (replace(CLICK, kind=""), 404, "no notification '' in storefront/v3"),
        (replace(CLICK, kind="click/"), 404, "no notification 'click/'"),
        (
            replace(CLICK, version="storefront/v4"),
            404,
            "no API version 'storefront/v4' here: there are storefront/v3, v2, v1",
        ),
        (replace(CLICK, method="GET"), 405, "method GET is not allowed here: use POST, OPTIONS"),
        (replace(CLICK, query=""), 400, "parameter market is missing"),
        (replace(CLICK, query="market=UK"), 400, "parameter customerKey is missing"),
        (replace(CLICK, query=VISITOR.replace("=c", "=")), 400, "parameter customerKey is empty"),
        (replace(CLICK, query=VISITOR + "&market=UK"), 400, "parameter market is given 2 times"),
        (replace(CLICK, query=VISITOR + "&x=1"), 400, "unknown parameter 'x'"),
        (replace(CLICK, query=VISITOR.replace("UK", "uk")), 400, "unknown market 'uk'"),
        (replace(CLICK, content_type=""), 415, "Content-Type '' is not taken"),
        (replace(CLICK, content_type="text/html"), 415, "Content-Type 'text/html' is not taken"),
        (replace(CLICK, body=b"x" * 65_537), 413, "the body is over 65536 bytes"),
        (replace(CLICK, body=b""), 400, "the body is not JSON"),
        (replace(CLICK, body=b"known"), 400, "the body is not JSON"),
        (replace(CLICK, body=b'["known"]'), 400, "the body is JSON, but not an object"),
        (replace(CLICK, body=b"{}"), 400, "the body has no field ticket"),
        (replace(CLICK, body=b'{"tickets":"known"}'), 400, "unknown field 'tickets' in the body"),
        (replace(CLICK, body=b'{"ticket":"known","id":1}'), 400, "unknown field 'id' in the body"),
        (replace(CLICK, body=b'{"ticket":null}'), 400, "ticket is to be a text, got 'None'"),
        (replace(CLICK, body=b'{"ticket":["known"]}'), 400, "ticket is to be a text"),
        (replace(CLICK, body=b'{"ticket":""}'), 400, "ticket is empty"),
        (replace(CLICK, body=b'{"ticket":"nope"}'), 400, "ticket 'nope' was never issued"),
        (replace(CLICK, body=b'{"ticket":" known"}'), 400, "ticket ' known' was never issued"),
        (replace(ADD, body=b'{"ticket":"content"}'), 400, "ticket 'content' is not a product's"),
    ],
)
def test_anything_else_is_refused_with_its_reason(
    request_: Request, status: int, reason: str
) -> None:
    """The reason says what, what came and what is allowed."""
    verdict = judge(request_)
    assert (verdict.status, verdict.reason[: len(reason)]) == (status, reason)


def test_a_long_ticket_is_shortened_in_the_reason() -> None:
    """Nobody reads 20 kB of it."""
    verdict = judge(replace(CLICK, body=json.dumps({"ticket": "x" * 20_000}).encode()))
    assert verdict.reason.endswith("(20000 characters) was never issued by this cluster")
    assert len(verdict.reason) < 200


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_ticket_that_was_issued_is_taken_whatever_its_characters(ticket: str) -> None:
    """Quotes, plus signs, spaces, other alphabets."""
    request = replace(CLICK, body=json.dumps({"ticket": ticket}).encode())
    known = replace(KNOWN, find={ticket: Issued(ticket)}.get)
    assert rules.judge(request, known).status == 204


@given(st.binary(), st.text(), st.text(), st.text())
def test_whatever_comes_gets_a_verdict(raw: bytes, query: str, kind: str, header: str) -> None:
    """The rules raise nothing, and refuse nothing without a reason."""
    request = replace(CLICK, body=raw, query=query, kind=kind, content_type=header)
    for each in (request, replace(CLICK, body=raw), replace(CLICK, query=query)):
        verdict = judge(each, "https://shop.example")
        assert verdict.status == 204 or verdict.reason


def test_an_origin_that_is_not_allowed_is_refused_before_anything_else() -> None:
    """Without a CORS header, so that the page cannot read why; the ledger says it."""
    verdict = judge(CLICK, "https://other.example")
    assert verdict.status == 403
    assert verdict.reason == "origin 'https://shop.example' is not among the origin hosts"
    assert "Access-Control-Allow-Origin" not in verdict.headers


def test_a_page_may_read_why_it_was_refused() -> None:
    """A 400 carries the CORS headers, or the browser would hide the message."""
    verdict = judge(replace(CLICK, body=b"{}"), "https://shop.example")
    assert verdict.headers["Access-Control-Allow-Origin"] == "https://shop.example"


def test_a_preflight_is_answered_for_a_kind_that_exists_only() -> None:
    """Its body and parameters do not count."""
    preflight = replace(
        CLICK, method="OPTIONS", query="", body=b"", content_type="", asked_method="POST"
    )
    assert judge(preflight).headers["Access-Control-Allow-Methods"] == "POST"
    assert judge(replace(preflight, kind="nope")).status == 404
    assert judge(replace(preflight, asked_method="PUT")).status == 403
