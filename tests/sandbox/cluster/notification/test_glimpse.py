"""What the ledger can tell of a request, also of a refused one."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elevate_tag.sandbox.cluster.notification.glimpse import Seen, seen
from elevate_tag.sandbox.cluster.rules import Request
from tests.sandbox.cluster.notification.known import CUSTOMER, QUERY, QUERY_3, SESSION, V1


@pytest.mark.parametrize(
    ("version", "query", "api"),
    [
        ("storefront/v3", QUERY, "storefront/v3"),
        ("v2", QUERY, "v2"),
        ("v2", QUERY_3, "elevate-3/v2"),
    ],
)
def test_keys_are_seen_where_the_api_has_them(version: str, query: str, api: str) -> None:
    """With a prefix or without."""
    request = Request(kind="click", version=version, query=query, body=b'{"ticket":"T","id":"1"}')
    assert seen(request) == Seen(api, "UK", CUSTOMER, SESSION, "T", "")


def test_web_api_v1_has_them_in_the_body_with_an_id() -> None:
    """And the ticket beside them."""
    body = json.dumps(V1 | {"ticket": "T", "token": None}).encode()
    request = Request(kind="click", version="v1", query="market=SE", body=body)
    assert seen(request) == Seen("elevate-3/v1", "UK", CUSTOMER, SESSION, "T", "0.nd2bj6h4pi9")


def test_an_unknown_version_is_told_as_it_came() -> None:
    """With what looks like keys."""
    request = Request(kind="click", version="storefront/v4", query="market=UK&sessionKey=s")
    assert seen(request) == Seen("storefront/v4", "UK", "", "s", "", "")


@pytest.mark.parametrize("raw", [b"", b"[]", b"{}", b'{"ticket": 7}', b"\xff"])
def test_no_ticket_is_an_empty_one(raw: bytes) -> None:
    """Whatever came instead."""
    assert seen(Request(kind="click", body=raw)).ticket == ""


@given(st.binary(), st.text(), st.sampled_from(["storefront/v3", "v2", "v1", "?"]))
def test_it_never_fails(raw: bytes, query: str, version: str) -> None:
    """It is for the ledger."""
    seen(Request(kind="click", version=version, query=query, body=raw))
